import { matchesGlob } from '../matches-glob.mjs';
import { findImportCycles } from './find-import-cycles.mjs';
import { readImports } from './read-imports.mjs';
import { resolveImport } from './resolve-import.mjs';

/**
 * @typedef {'all' | 'types' | { readonly typesOf: readonly string[], readonly valuesOf?: readonly string[] }} Arrow
 * @typedef {object} Room
 * @property {Readonly<Record<string, Arrow>>} imports
 * @property {Readonly<Record<string, readonly string[]>>} packages  package (or one subpath) → files of the room that may
 * @property {boolean} [siblings]  false: its folders may not import one another
 * @property {readonly string[]} [shared]  folders that the others may import all the same; they import none of them
 * @typedef {Readonly<Record<string, Room>>} Rooms
 *
 * @typedef {object} Project
 * @property {Rooms} rooms
 * @property {Readonly<Record<string, string>>} aliases       `imports` of package.json
 * @property {Readonly<Record<string, string>>} dependencies  of package.json: what reaches the user
 * @property {ReadonlySet<string>} files                      every file below src, assets too
 *
 * @typedef {{ readonly path: string, readonly line: number, readonly broken: string, readonly mend: string }} Breach
 * @typedef {import('./read-imports.mjs').Import} Import
 */

/**
 * Every import below src that breaks an arrow, and every cycle between files.
 *
 * Shapes   sources: path from the root → text, of every .ts and .tsx file below src.
 * Cost     one parse per file.
 *
 * @param {ReadonlyMap<string, string>} sources
 * @param {Project} project
 * @returns {readonly Breach[]}
 */
export function checkArrows(sources, project) {
  /** @type {Breach[]} */
  const breaches = [];
  /** @type {Map<string, { to: string, line: number }[]>} */
  const graph = new Map();
  for (const [path, text] of sources) {
    const edges = [];
    for (const found of readImports(path, text)) {
      const verdict = checkImport(path, found, project);
      if (verdict.breach !== null) breaches.push({ path, line: found.line, ...verdict.breach });
      if (verdict.file !== null && !found.typesOnly && !found.deferred)
        edges.push({ to: verdict.file, line: found.line });
    }
    graph.set(path, edges);
  }
  return [...breaches, ...findImportCycles(graph)];
}

/** @typedef {{ readonly broken: string, readonly mend: string }} Wrong */

/**
 * @param {string} from
 * @param {Import} found
 * @param {Project} project
 * @returns {{ file: string | null, breach: Wrong | null }}
 */
function checkImport(from, found, project) {
  const { specifier } = found;
  if (specifier === null)
    return {
      file: null,
      breach: { broken: 'an import whose address is computed', mend: 'write the address as a plain string' },
    };
  const target = resolveImport(from, specifier, project.aliases);
  if (target.kind === 'builtin')
    return {
      file: null,
      breach: { broken: `src → ${target.name}`, mend: 'the app runs in a browser: Node has no place in src' },
    };
  if (target.kind === 'package') return { file: null, breach: checkPackage(from, target, found, project) };
  return { file: target.path, breach: checkFile(from, specifier, target.path, found, project) };
}

/**
 * @param {string} from
 * @param {{ readonly name: string, readonly specifier: string }} target
 * @param {Import} found
 * @param {Project} project
 * @returns {Wrong | null}
 */
function checkPackage(from, target, found, project) {
  const place = placeOf(from);
  const broken = `${place.room} → ${target.specifier}`;
  if (!found.typesOnly && project.dependencies[target.name] === undefined)
    return { broken, mend: `${target.name} is no runtime dependency of package.json` };
  const grants = Object.entries(project.rooms[place.room]?.packages ?? {});
  const granted = grants.filter(([name]) => grantCovers(name, target.specifier));
  if (granted.some(([, files]) => files.some((glob) => matchesGlob(place.inRoom, glob)))) return null;
  const where = granted.flatMap(([, files]) => files);
  const mend =
    where.length > 0
      ? `in ${place.room} only ${where.join(', ')} may import it`
      : `no file of ${place.room} may import it; move the code to a room that may, or add it to layers.json and DECISIONS.md`;
  return { broken, mend };
}

/**
 * A granted package covers its subpaths; a granted subpath covers only itself; `*` stands for a part of a name.
 *
 * @param {string} granted
 * @param {string} specifier
 */
function grantCovers(granted, specifier) {
  return matchesGlob(specifier, granted) || matchesGlob(specifier, `${granted}/**`);
}

/**
 * @param {string} from
 * @param {string} specifier
 * @param {string} to
 * @param {Import} found
 * @param {Project} project
 * @returns {Wrong | null}
 */
function checkFile(from, specifier, to, found, project) {
  const here = placeOf(from);
  const there = placeOf(to);
  const broken = `${here.room} → ${there.room || to}`;
  if (!to.startsWith('src/')) return { broken: `src → ${to}`, mend: 'src imports only from src and from packages' };
  if (!project.files.has(to))
    return { broken: `${from} → ${specifier}`, mend: 'no such file; write its ending (.ts, .tsx)' };
  if (here.room === there.room) return checkSibling(here, there, project);
  if (specifier.startsWith('.')) return { broken, mend: `write #${there.room}/${there.inRoom}, not a relative path` };
  const arrow = project.rooms[here.room]?.imports[there.room];
  return checkArrow(broken, arrow, there, found);
}

/**
 * @param {string} broken
 * @param {Arrow | undefined} arrow
 * @param {Place} there
 * @param {Import} found
 * @returns {Wrong | null}
 */
function checkArrow(broken, arrow, there, found) {
  if (arrow === 'all') return null;
  if (arrow === undefined)
    return { broken, mend: 'no such arrow: pass the thing in from app, or move it to a room that both may import' };
  const { typesOf, valuesOf = [] } = arrow === 'types' ? { typesOf: ['**'] } : arrow;
  const covers = (/** @type {string} */ glob) => matchesGlob(there.inRoom, glob);
  if (valuesOf.some(covers) || (found.typesOnly && typesOf.some(covers))) return null;
  if (typesOf.some(covers))
    return { broken: `${broken} (types only)`, mend: 'write `import type`; values are handed in by app' };
  return { broken: `${broken} (types of ${typesOf.join(', ')} only)`, mend: `${there.inRoom} is private to its room` };
}

/**
 * @param {Place} here
 * @param {Place} there
 * @param {Project} project
 * @returns {Wrong | null}
 */
function checkSibling(here, there, project) {
  const { siblings, shared = [] } = project.rooms[here.room] ?? {};
  if (siblings !== false || here.folder === there.folder || there.folder === '') return null;
  if (shared.includes(there.folder)) return null;
  return {
    broken: `${here.room}/${here.folder} → ${there.room}/${there.folder}`,
    mend: 'one task does not know another: share through state, ui, charts or text, and join them in app',
  };
}

/** @typedef {{ readonly room: string, readonly folder: string, readonly inRoom: string }} Place */

/**
 * @param {string} path
 * @returns {Place}
 */
function placeOf(path) {
  const [, room = '', ...rest] = path.split('/');
  return { room, folder: rest.length > 1 ? (rest[0] ?? '') : '', inRoom: rest.join('/') };
}
