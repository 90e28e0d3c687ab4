import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Plugin } from 'esbuild';

/** Parts that few countries need: they compute holidays by the sun and the moon. */
const LEFT_OUT = /^\.\/(?:Chinese|Equinox|deltat)\.js$/;
const NAME = 'quick-holidays';

/** Puts `quickHolidays` in place of `date-holidays`. */
export const QUICK_HOLIDAYS: Plugin = {
  name: NAME,
  setup({ onResolve, onLoad }) {
    const file = createRequire(import.meta.url).resolve('date-holidays/package.json');
    const { dependencies } = JSON.parse(readFileSync(file, 'utf8'));
    const required = JSON.stringify(dependencies['date-holidays-parser']);
    onResolve({ filter: /^(?:date-holidays|moment-timezone|astronomia)$/ }, ({ path: name }) => ({
      path: name,
      namespace: NAME,
    }));
    onResolve({ filter: LEFT_OUT }, ({ path: name, importer }) =>
      /[\\/](?:date-holidays-parser|astronomia)[\\/]/.test(importer)
        ? { path: name, namespace: NAME }
        : undefined,
    );
    const put = (filter: RegExp, resolveDir: string, contents: string) =>
      onLoad({ filter, namespace: NAME }, () => ({ contents, resolveDir }));
    const own = JSON.stringify(path.join(import.meta.dirname, 'quickHolidays.ts'));
    put(
      /^date-holidays$/,
      path.dirname(file),
      `import Parser from 'date-holidays-parser';
      import { quickHolidays } from ${own};
      export default quickHolidays(Parser, ${required}, loadLeftOut);`,
    );
    const resolveDir = createRequire(file).resolve('date-holidays-parser/package.json');
    put(/^astronomia$/, path.dirname(resolveDir), "export * as julian from 'astronomia/julian';");
    put(/^moment-timezone$/, import.meta.dirname, `export { onlyUtc as default } from ${own};`);
    put(/./, import.meta.dirname, `export { leftOut as default } from ${own};`);
  },
};
