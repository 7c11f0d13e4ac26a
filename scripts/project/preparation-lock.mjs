import { mkdir, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { notesFolder } from './paths.mjs'

const lockFile = `${notesFolder}/preparing`
const touchEveryMs = 1_000
/** A holder that has not touched its lock for this long was killed or its machine went down. */
const staleAfterMs = 10_000

/**
 * Runs `work` while no other start, test or build of this checkout installs or builds. The lock is a
 * file that its holder touches every second, so that a killed holder locks nobody out, in whatever
 * container or machine it ran.
 *
 * @param {{ signal: AbortSignal, onWait: () => void }} options `onWait` is called once when somebody
 *   else holds the lock
 * @param {() => Promise<void>} work
 */
export async function withPreparationLock({ signal, onWait }, work) {
  await mkdir(notesFolder, { recursive: true })
  let waited = false
  while (!(await acquire())) {
    if (!waited) onWait()
    waited = true
    await sleep(200, undefined, { signal })
  }
  const touching = setInterval(() => {
    // One failed touch is harmless: the next comes long before the lock counts as stale.
    utimes(lockFile, new Date(), new Date()).catch(() => undefined)
  }, touchEveryMs)
  try {
    await work()
  } finally {
    clearInterval(touching)
    await rm(lockFile, { force: true })
  }
}

async function acquire() {
  try {
    await writeFile(lockFile, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
  }
  // Whoever removes a stale lock sleeps before it tries again, so that another that saw the same stale
  // lock has removed it too by then, and does not remove the next one.
  if ((await idleTime()) > staleAfterMs) await rm(lockFile, { force: true })
  return false
}

/** Milliseconds since the holder last touched the lock; 0 when it was released meanwhile. */
async function idleTime() {
  try {
    return Date.now() - (await stat(lockFile)).mtimeMs
  } catch (error) {
    if (error.code === 'ENOENT') return 0
    throw error
  }
}
