import { BUS_VERSION } from '@video-escalation/contracts/events/registry';
import HtmlWebpackPlugin from 'html-webpack-plugin';
import MiniCssExtractPlugin from 'mini-css-extract-plugin';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Configuration } from 'webpack';
import webpack from 'webpack';
import { containerName, federatedHost, federatedRemote } from './federation.ts';
import { BUS_META } from './served-bus.ts';
import { IntegrityRuntimePlugin } from './integrity-runtime.ts';
import { PreloadBoundaryPlugin } from './preload-boundary.ts';
import type { WebPackage } from './web-package.ts';

const TYPEBOX_FORMATS = fileURLToPath(
  new URL('./format/index.mjs', import.meta.resolve('typebox')),
);

/** The browsers that the vendor SDKs support, rounded up. */
const TARGET = 'es2022';

function base({ root, name, build }: WebPackage): Configuration {
  const isRelease = build.kind === 'release';
  return {
    name,
    context: root,
    mode: isRelease ? 'production' : 'development',
    target: ['web', TARGET],
    // No eval: a developer's remote also runs inside the shell, under its policy.
    devtool: isRelease ? 'hidden-source-map' : 'cheap-module-source-map',
    cache: {
      type: 'filesystem',
      cacheDirectory: join(root, '..', '.cache', 'webpack'),
      name: `${name}-${build.kind}`,
      buildDependencies: { config: [import.meta.filename, join(root, 'webpack.config.ts')] },
    },
    output: {
      path: join(root, 'dist'),
      clean: true,
      publicPath: 'auto',
      uniqueName: containerName(name, build.id),
      filename: isRelease ? '[name].[contenthash].js' : '[name].js',
      chunkFilename: isRelease ? '[name].[contenthash].js' : '[name].js',
      assetModuleFilename: 'assets/[name].[contenthash][ext]',
      crossOriginLoading: 'anonymous',
    },
    resolve: {
      extensions: ['.tsx', '.ts', '.mjs', '.js'],
      // The Chime SDK's protobufjs does without it; it would compile WebAssembly, which our policy forbids.
      alias: {
        long: false,
        [TYPEBOX_FORMATS]: join(import.meta.dirname, 'no-formats.mjs'),
      },
      // Both vendor SDKs name Node's builds first.
      mainFields: ['browser', 'module', 'main'],
    },
    module: {
      rules: [
        {
          test: /\.tsx?$/,
          loader: 'esbuild-loader',
          options: { target: TARGET, jsx: 'automatic' },
        },
        {
          test: /\.module\.css$/,
          use: [
            MiniCssExtractPlugin.loader,
            {
              loader: 'css-loader',
              options: {
                modules: {
                  namedExport: false,
                  exportLocalsConvention: 'as-is',
                  // The package's name in every class keeps one remote's styles off another's elements.
                  localIdentName: `${name}__[name]__[local]`,
                },
              },
            },
          ],
        },
        {
          test: /\.css$/,
          exclude: /\.module\.css$/,
          use: [MiniCssExtractPlugin.loader, { loader: 'css-loader', options: { modules: false } }],
        },
        { test: /\.(svg|png|webp|woff2|mp3|wav)$/, type: 'asset/resource' },
      ],
    },
    plugins: [
      new MiniCssExtractPlugin({
        filename: isRelease ? '[name].[contenthash].css' : '[name].css',
        chunkFilename: isRelease ? '[name].[contenthash].css' : '[name].css',
      }),
      // Both vendor SDKs ask for Node's global.
      new webpack.DefinePlugin({ global: 'globalThis' }),
    ],
    performance: { hints: false },
    infrastructureLogging: { level: 'warn' },
    stats: 'errors-warnings',
  };
}

function page(root: string, template: string, meta: Readonly<Record<string, string>> = {}) {
  return new HtmlWebpackPlugin({ template: join(root, template), scriptLoading: 'defer', meta });
}

/** The shell: provides the shared libraries, meets remotes at run time only. */
export function hostConfig(of: WebPackage): Configuration {
  const config = base(of);
  return {
    ...config,
    entry: './src/index.ts',
    output: { ...config.output, publicPath: '/' },
    plugins: [
      ...config.plugins!,
      federatedHost(of),
      new IntegrityRuntimePlugin(),
      new PreloadBoundaryPlugin(),
      // For releases of remotes, which ask what the workspace serves that is deployed.
      page(of.root, 'src/index.html', { [BUS_META]: BUS_VERSION }),
    ],
  };
}

/** A remote: one exposed module; alone it also has its dev page. */
export function remoteConfig(of: WebPackage): Configuration {
  const config = base(of);
  const isAlone = of.build.kind === 'alone';
  return {
    ...config,
    entry: isAlone ? { dev: './dev/index.ts' } : {},
    plugins: [
      ...config.plugins!,
      federatedRemote(of),
      new IntegrityRuntimePlugin(),
      ...(isAlone ? [page(of.root, 'dev/index.html')] : []),
    ],
  };
}

/** A page of its own, without federation. */
export function siteConfig(of: WebPackage): Configuration {
  const config = base(of);
  const jsx = { jsx: 'automatic', jsxImportSource: 'preact', target: TARGET };
  const rules = config.module!.rules!.map((rule) =>
    typeof rule === 'object' && rule?.loader === 'esbuild-loader'
      ? { ...rule, options: jsx }
      : rule,
  );
  return {
    ...config,
    entry: existsSync(join(of.root, 'src/index.tsx')) ? './src/index.tsx' : './src/index.ts',
    output: { ...config.output, publicPath: '/' },
    module: { rules },
    plugins: [...config.plugins!, page(of.root, 'src/index.html')],
  };
}
