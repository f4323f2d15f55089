import MiniCssExtractPlugin from 'mini-css-extract-plugin';
import webpack, { type Compiler } from 'webpack';

/**
 * Every script and style sheet that a bundle's own runtime adds to the page gets the integrity that the registry
 * lists for it.
 * The shell puts the map on the page before it loads a remote; its federation plugin covers the entry scripts,
 * which the federation runtime adds instead of webpack's.
 */
export class IntegrityRuntimePlugin {
  apply(compiler: Compiler): void {
    compiler.hooks.compilation.tap('IntegrityRuntimePlugin', (compilation) => {
      const hooks = webpack.runtime.LoadScriptRuntimeModule.getCompilationHooks(compilation);
      hooks.createScript.tap(
        'IntegrityRuntimePlugin',
        (source) => `${source}\n${sealed('script', 'url')}`,
      );
      MiniCssExtractPlugin.getCompilationHooks(compilation).beforeTagInsert.tap(
        'IntegrityRuntimePlugin',
        (source, names) => `${source}\n${sealed(names.tag, names.href)}`,
      );
    });
  }
}

/** Code of the bundle's runtime: the element in that variable gets what is listed for the address in that other. */
function sealed(element: string, address: string): string {
  return [
    `var integrity = (self.__remoteIntegrity || {})[${address}];`,
    `if (integrity) { ${element}.integrity = integrity; ${element}.crossOrigin = "anonymous"; }`,
  ].join('\n');
}
