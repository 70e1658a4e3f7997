/** Looks a class up in a CSS module: `const c = styleOf(sheet); c('card')`. */
export const styleOf =
  (sheet: Readonly<Record<string, string>>) =>
  (name: string): string =>
    sheet[name] ?? name;
