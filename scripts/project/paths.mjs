import { fileURLToPath } from 'node:url'

/** The folder of package.json, with a trailing separator. */
export const projectRoot = fileURLToPath(new URL('../..', import.meta.url))

/** Where `npm start` and `npm run build` put what they build. */
export const distFolder = `${projectRoot}dist`

/** Notes of the scripts to each other: the lock, the tests' results. Git ignores it. */
export const notesFolder = `${projectRoot}.concordat`
