type Name = string | false | null | undefined;

/** Looks names up in a CSS module: `const c = classes(sheet); c('root', isOpen && 'open')`. */
export const classes =
  (sheet: Readonly<Record<string, string>>) =>
  (...names: readonly Name[]): string =>
    names
      .filter((name) => typeof name === 'string' && name !== '')
      .map((name) => sheet[String(name)] ?? String(name))
      .join(' ');
