import { build, isBuilt } from './build.mjs'
import { install, isInstalled } from './install.mjs'
import { withPreparationLock } from './preparation-lock.mjs'
import { PreparationError } from './preparation-error.mjs'
import { projectRoot } from './paths.mjs'

const say = (line) => console.error(line)

/**
 * Installs and builds what is missing or outdated, and does nothing when both are current. Several
 * starts of one checkout take turns.
 *
 * @param {{ signal: AbortSignal, needsBuild?: boolean, rebuilds?: boolean }} options
 * @throws PreparationError with what the user can do about it
 */
export async function prepare({ signal, needsBuild = true, rebuilds = false }) {
  const isReady = () => isInstalled() && (!needsBuild || isBuilt())
  if (!rebuilds && isReady()) return
  const onWait = () =>
    say('Another start of this checkout is installing or building; waiting for it …')
  try {
    await withPreparationLock({ signal, onWait }, async () => {
      if (!isInstalled()) {
        await reportTime('Installing packages (a minute or two)', () => install(signal))
      }
      if (rebuilds || (needsBuild && !isBuilt())) await reportTime('Building', () => build(signal))
    })
  } catch (error) {
    throw explained(error)
  }
}

async function reportTime(title, work) {
  say(`${title} …`)
  const begun = performance.now()
  await work()
  say(`  done in ${((performance.now() - begun) / 1000).toFixed(1)} s`)
}

/** The file system's own refusals, in words; everything else is passed on as it is. */
function explained(error) {
  const advice = {
    EACCES: 'give this user write access to it, or copy the project to a folder of your own',
    EPERM: 'give this user write access to it, or copy the project to a folder of your own',
    EROFS: 'it lies on a read-only disk; copy the project to a writable one',
    ENOSPC: 'the disk is full; make room and start again',
  }[error.code]
  if (advice === undefined) return error
  return new PreparationError(`Cannot write to the project folder ${projectRoot}: ${advice}.`, {
    cause: error,
  })
}
