export interface Build {
  /** `alone`: the dev page with everything on board; `release`: what is shipped. */
  readonly kind: 'release' | 'alone';
  /** Tells this build's globals from those of every other, for a page in which two of them run. */
  readonly id: string;
}

export interface WebPackage {
  /** Folder of the package, e.g. `import.meta.dirname` of its webpack.config.ts. */
  readonly root: string;
  readonly name: string;
  readonly build: Build;
  /** Modules that a remote exposes besides `./remote`. */
  readonly exposes?: Readonly<Record<string, string>>;
}
