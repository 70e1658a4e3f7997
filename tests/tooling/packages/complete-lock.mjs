/**
 * @typedef {object} LockEntry  the parts of a package-lock entry that matter here
 * @property {string} [version]
 * @property {boolean} [dev]
 * @property {string} [license]
 * @property {Readonly<Record<string, string>>} [engines]
 * @property {Readonly<Record<string, string>>} [optionalDependencies]
 */

const musl = /musl/;
const gnu = /^linux-.*gnu/;
const cpus = ['arm64', 'x64', 'arm', 'ia32', 'ppc64', 'riscv64', 's390x', 'loong64'];

/**
 * The programs for other machines that a lock file leaves out, as entries for it.
 *
 * A registry that lacks such a program makes npm write a lock file without it, which `npm ci` then refuses everywhere.
 * The version is the one that its owner asks for; there is no checksum, since nobody here has seen the file.
 *
 * @param {Readonly<Record<string, LockEntry>>} packages  `packages` of package-lock.json
 * @returns {Readonly<Record<string, object>>} path → entry
 */
export function missingPrograms(packages) {
  const wanted = Object.entries(packages).flatMap(([path, owner]) =>
    Object.entries(owner.optionalDependencies ?? {})
      .filter(([name]) => !(`node_modules/${name}` in packages) && !(`${path}/node_modules/${name}` in packages))
      .map(([name, version]) => [`node_modules/${name}`, entryFor(name, version, owner)]),
  );
  return Object.fromEntries(wanted);
}

/**
 * @param {string} name  ends in system-processor(-library), as every native package's does
 * @param {string} version
 * @param {LockEntry} owner
 */
function entryFor(name, version, owner) {
  const platform = name.replace(/^.*\/(?:binding|cli)-/, '');
  const [os = '', cpu = ''] = platform.split('-');
  return {
    version,
    ...(cpus.includes(cpu) ? { cpu: [cpu] } : {}),
    ...(owner.dev === true ? { dev: true } : {}),
    ...(musl.test(platform) ? { libc: ['musl'] } : gnu.test(platform) ? { libc: ['glibc'] } : {}),
    ...(owner.license === undefined ? {} : { license: owner.license }),
    optional: true,
    os: [os],
    ...(owner.engines === undefined ? {} : { engines: owner.engines }),
  };
}
