/** `npm run build`: installs what is missing and builds `dist/` anew, whether it is current or not. */
import { explainUnsupportedNode } from './project/supported-node.mjs'

const explanation = explainUnsupportedNode()
if (explanation !== undefined) {
  console.error(explanation)
  process.exitCode = 2
} else {
  import('./project/rebuild.mjs').then((module) => module.rebuild())
}
