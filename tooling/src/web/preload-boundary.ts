import HtmlWebpackPlugin from 'html-webpack-plugin';
import type { Compiler } from 'webpack';

/**
 * The page asks at once for what its entry script will ask for: behind federation's async boundary that would be
 * one more step of the way to the first screen.
 */
export class PreloadBoundaryPlugin {
  apply(compiler: Compiler): void {
    compiler.hooks.compilation.tap('PreloadBoundaryPlugin', (compilation) => {
      const { alterAssetTagGroups } = HtmlWebpackPlugin.getCompilationHooks(compilation);
      alterAssetTagGroups.tap('PreloadBoundaryPlugin', (page) => {
        const entry = compilation.entrypoints.get('main')!;
        const files = entry.getChildren().flatMap((group) => group.getFiles());
        const behind = new Set(files.filter((file) => !entry.getFiles().includes(file)));
        page.headTags.unshift(...[...behind].map(preload));
        return page;
      });
    });
  }
}

/** Without `crossorigin`, as webpack's own chunk loader asks for files of the page's own host. */
function preload(file: string) {
  const as = file.endsWith('.css') ? 'style' : 'script';
  const attributes = { rel: 'preload', as, href: `/${file}` };
  return { tagName: 'link', voidTag: true, attributes, meta: {} };
}
