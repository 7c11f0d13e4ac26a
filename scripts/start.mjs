/**
 * `npm start`: installs and builds what is missing, then serves until it is told to stop.
 *
 * This file and what it imports are read by every Node that knows modules, so that an old one can be
 * told in one sentence what to do; newer syntax begins behind the dynamic import.
 *
 * package.json runs it with `exec`: a shell between npm and this process would die of a signal alone, and
 * npm would end before the server has.
 */
import { explainUnsupportedNode } from './project/supported-node.mjs'

const explanation = explainUnsupportedNode()
if (explanation !== undefined) {
  console.error(explanation)
  process.exitCode = 2
} else {
  import('./project/start-server.mjs').then((module) => module.startServer(process.argv.slice(2)))
}
