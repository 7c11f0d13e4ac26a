import { link, open, rename, rm } from 'node:fs/promises'

/** What file systems without hard links answer: exFAT, and some of networks and containers. */
const NO_LINKS = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'])

/**
 * Gives a finished file its name, and never takes the place of one that is there. Where the file system has no
 * hard links, an empty file claims the name first, so that a crash between the two leaves that.
 * @param makeLink how a second name is made; that of the file system unless given
 * @throws the error of the file system, `EEXIST` when the name is taken; the file made aside stays then
 */
export async function placeFile(aside: string, file: string, makeLink = link): Promise<void> {
  try {
    await makeLink(aside, file)
    return
  } catch (error) {
    if (!NO_LINKS.has((error as NodeJS.ErrnoException).code ?? '')) throw error
  }
  await (await open(file, 'wx', 0o600)).close()
  try {
    await rename(aside, file)
  } catch (error) {
    await rm(file, { force: true })
    throw error
  }
}
