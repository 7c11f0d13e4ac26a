import type { References, ReferringContract } from '../../registry/index.ts'
import { usageError } from '../exit-status.ts'
import { printable, writeReport } from '../output.ts'
import { parseCoordinates, versionPath } from '../registry/coordinates.ts'
import { askJson } from '../registry/registry-client.ts'
import type { Form } from '../registry/take-transition.ts'

/** `concordat references`: the contracts that a contract version is built on, and those that are built on it. */
export async function referencesCommand(version: string, format: Form): Promise<void> {
  const asked = parseCoordinates(version)
  if (asked === undefined) {
    throw usageError(`"${version}" names no version; write DOMAIN/NAME@VERSION.`)
  }
  const references = await askJson<References>(`${versionPath(asked)}/references`)
  const report =
    format === 'json'
      ? JSON.stringify(references, undefined, 2)
      : printable(inWords(references).join('\n'))
  await writeReport(`${report}\n`, undefined)
}

function inWords(references: References): readonly string[] {
  const { service, version, imports, importsCount, importedBy, importedByCount } = references
  return [
    `${service}@${version} is built on ${importsCount === 0 ? 'no other document' : `${importsCount}:`}`,
    ...imports.flatMap(({ file, contracts, contractsCount, sharedWith, sharedCount }) => [
      `  ${file}${contractsCount + sharedCount === 0 ? ', which nobody else has' : ''}`,
      ...listed('the contract of', contracts, contractsCount),
      ...listed('also imported by', sharedWith, sharedCount),
    ]),
    ...more(imports.length, importsCount),
    importedByCount === 0 ? 'No contract is built on it.' : `Built on it are ${importedByCount}:`,
    ...importedBy.map((contract) => `  ${named(contract)}`),
    ...more(importedBy.length, importedByCount),
  ]
}

function listed(
  what: string,
  contracts: readonly ReferringContract[],
  count: number,
): readonly string[] {
  return [
    ...contracts.map((contract) => `    ${what} ${named(contract)}`),
    ...more(contracts.length, count),
  ]
}

function named({ service, version, state }: ReferringContract): string {
  return `${service}@${version} (${state})`
}

function more(shown: number, count: number): readonly string[] {
  return shown < count ? [`    and ${count - shown} more`] : []
}
