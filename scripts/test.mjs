/** `npm test`: installs and builds what is missing, then runs every check and every test. */
import { explainUnsupportedNode } from './project/supported-node.mjs'

const explanation = explainUnsupportedNode()
if (explanation !== undefined) {
  console.error(explanation)
  process.exitCode = 2
} else {
  import('./project/run-checks.mjs').then((module) => module.runChecks(process.argv.slice(2)))
}
