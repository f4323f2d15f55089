import webpack, { type Compiler } from 'webpack';

/**
 * Every script that a bundle's own runtime adds to the page gets the integrity that the registry lists for it.
 * The shell puts the map on the page before it loads a remote; its federation plugin covers the scripts that
 * the federation runtime adds instead of webpack's.
 */
export class IntegrityRuntimePlugin {
  apply(compiler: Compiler): void {
    compiler.hooks.compilation.tap('IntegrityRuntimePlugin', (compilation) => {
      const hooks = webpack.runtime.LoadScriptRuntimeModule.getCompilationHooks(compilation);
      hooks.createScript.tap('IntegrityRuntimePlugin', (source) =>
        [
          source,
          'var integrity = (self.__remoteIntegrity || {})[url];',
          'if (integrity) { script.integrity = integrity; script.crossOrigin = "anonymous"; }',
        ].join('\n'),
      );
    });
  }
}
