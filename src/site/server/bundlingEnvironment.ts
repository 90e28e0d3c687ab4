/** Bundles for production, whatever the environment of this process says. */

/** Variables that Astro would take for its own constants, such as `import.meta.env.DEV`. Test runners set them, too. */
const CONSTANTS = ['DEV', 'PROD', 'MODE', 'SSR', 'BASE_URL', 'SITE', 'ASSETS_PREFIX', 'NODE_ENV'];

/** Runs Astro's build without those variables. They are there again afterwards. */
export async function inProduction<Result>(build: () => Promise<Result>): Promise<Result> {
  const before = CONSTANTS.map((name) => [name, process.env[name]] as const);
  for (const name of CONSTANTS) delete process.env[name];
  process.env['NODE_ENV'] = 'production';
  try {
    return await build();
  } finally {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  }
}
