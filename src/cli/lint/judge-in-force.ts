import { readContract, type Contract, type ContractFile } from '../../contracts/index.ts'
import type { LintResult } from '../../rules/index.ts'
import type { ReportInForce } from '../../registry/index.ts'
import { CommandError, endWith, usageError } from '../exit-status.ts'
import type { ContractInput } from '../inputs/contract-input.ts'
import { contractForm, inOneLayout } from '../registry/contract-form.ts'
import { versionPath } from '../registry/coordinates.ts'
import { serviceCoordinates } from '../registry/read-service.ts'
import { askJson } from '../registry/registry-client.ts'
import type { Judged } from '../reporters/judged.ts'
import { LinesOfFiles } from '../reporters/source-lines.ts'
import type { LintSettings } from './lint-settings.ts'
import { unreadable } from './unreadable-input.ts'

type ReadInput = ContractInput & { readonly kind: 'contract' }

/** Has the registry judge a contract by what is in force for its service; one that it has, as it has it. */
export async function judgeInForce(input: ReadInput, settings: LintSettings): Promise<Judged> {
  const { source, entry, resolve, registered, carrier } = input
  const contract = await readContract({ entry, resolve })
  const files = contract.readable ? contract.files : [entry]
  try {
    const result =
      registered !== undefined && settings.inForce?.service === undefined
        ? await askJson<ReportInForce>(`${versionPath(registered)}/report`)
        : await check(input, files, settings, contract.readable ? contract : undefined)
    return {
      result: { ...result, source },
      sources: new LinesOfFiles(files),
      ...(carrier !== undefined && { carrier }),
    }
  } catch (error) {
    if (!(error instanceof CommandError)) throw error
    endWith(error.status)
    return unreadable(source, error.message)
  }
}

/** The registry's report on a contract that it may not have; places in it are those of this disk. */
async function check(
  { source, entry, bundled }: ReadInput,
  files: readonly ContractFile[],
  { inForce, project }: LintSettings,
  contract: Contract | undefined,
): Promise<LintResult | ReportInForce> {
  const named = project?.entryOf(bundled === true ? source : entry.name)
  const service = inForce?.service ?? named?.service
  if (service === undefined) {
    throw usageError(
      `The service of ${source} is not known; name it with --service DOMAIN/NAME, or in .concordat.yaml.`,
    )
  }
  serviceCoordinates(service)
  const version = inForce?.version ?? named?.version ?? contract?.summary.version
  if (version === undefined && contract !== undefined) {
    throw usageError(
      `${source} claims no version of its own, and what is in force may depend on it; name it with --as-version X.Y.Z, or in .concordat.yaml.`,
    )
  }
  const sent = bundled === true ? files : inOneLayout(files)
  const query = new URLSearchParams({ service, ...(version !== undefined && { version }) })
  const report = await askJson<LintResult | ReportInForce>(`/check?${query.toString()}`, {
    method: 'POST',
    body: contractForm(sent),
  })
  const here = new Map(sent.map(({ name }, index) => [name, files[index]?.name ?? name]))
  return placedHere(report, (file) => here.get(file) ?? file)
}

/** The same report with other names of files. */
function placedHere<Report extends LintResult>(
  report: Report,
  nameOf: (file: string) => string,
): Report {
  const moved = <Place extends { readonly file: string }>(place: Place): Place => ({
    ...place,
    file: nameOf(place.file),
  })
  const { error, findings } = report
  return {
    ...report,
    ...(error?.location !== undefined && { error: { ...error, location: moved(error.location) } }),
    findings: findings.map((finding) => ({
      ...finding,
      location: moved(finding.location),
      ...(finding.related !== undefined && { related: finding.related.map(moved) }),
    })),
  }
}
