import { fileURLToPath } from 'node:url'

/** The project's folder, and the command as users run it. */
export const PROJECT = fileURLToPath(new URL('../../', import.meta.url))
export const COMMAND = `${PROJECT}dist/cli/concordat.js`
