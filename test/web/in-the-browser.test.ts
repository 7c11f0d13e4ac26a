import { architectFlows } from './flows/architect.ts'
import { cioFlows } from './flows/cio.ts'
import { compatibilityFlows } from './flows/compatibility.ts'
import { everyPage } from './flows/every-page.ts'
import { failures } from './flows/failures.ts'
import { firstTensionFlows } from './flows/first-tension.ts'
import { gateFlows } from './flows/gate.ts'
import { moveFlows } from './flows/moves.ts'
import { registerFlows } from './flows/register.ts'
import { roadMapFlows } from './flows/road-map.ts'
import { screenshots } from './flows/screenshots.ts'
import { togetherFlows } from './flows/together.ts'
import { describeInBrowser } from './support/chromium.ts'
import { Stage } from './support/stage.ts'

describeInBrowser('the web application', () => {
  const stage = new Stage()
  architectFlows(stage)
  cioFlows(stage)
  compatibilityFlows(stage)
  failures(stage)
  screenshots(stage)
  // Last, because they change the samples.
  gateFlows(stage)
  registerFlows(stage)
  moveFlows(stage)
  roadMapFlows(stage)
  firstTensionFlows(stage)
  togetherFlows(stage)
  // When there is something on each of them.
  everyPage(stage)
})
