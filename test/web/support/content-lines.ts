import type { RunningApplication } from './running-application.ts'

/** The lines of a file of a contract, as the API serves it. `version` is the address of the version. */
export async function contentLines(
  application: RunningApplication,
  version: string,
  file: string,
): Promise<readonly string[]> {
  const address = `${application.url}/api/v1${version}/content?file=${encodeURIComponent(file)}`
  return (await (await fetch(address)).text()).split(/\r\n?|\n/)
}
