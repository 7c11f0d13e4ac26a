import type { LintResult } from '../../rules/index.ts'
import type { Stored } from '../../store/index.ts'
import type { ContractEngine, ContractFacts } from '../contract-engine.ts'
import type { ServiceDocument, VersionDocument } from '../documents.ts'
import type { GuardedCollection } from '../guarded-collection.ts'
import { nameOfService, versionId } from '../identifiers.ts'
import type { JudgeContract, Judgement } from '../judge-contract.ts'
import { reportInForce } from '../judgements/report-in-force.ts'
import type { LifecycleBook } from '../lifecycle/lifecycle-book.ts'
import { RegistryError } from '../problems.ts'
import { requireService } from '../services/require-service.ts'
import { checkBundle } from './check-bundle.ts'
import { frozen, isSame, judgePush } from './judge-push.ts'
import { refusalOf } from './require-unblocked.ts'
import { parseSemanticVersion } from './semantic-version.ts'
import type { CheckRequest, VersionCatalog } from './versions.ts'

export interface CheckVersionPorts {
  readonly services: GuardedCollection<ServiceDocument>
  readonly versions: GuardedCollection<VersionDocument>
  readonly lifecycles: LifecycleBook
  readonly engine: ContractEngine
  /** As `judge`, and keeps nothing of what it computes: anybody may ask. */
  readonly judgeOnly: JudgeContract
}

/** Judges a contract as a push of it would, by the same way, and writes nothing. */
export function createCheckVersion(ports: CheckVersionPorts): VersionCatalog['check'] {
  const { services, versions, lifecycles, engine, judgeOnly } = ports
  return async (request) => {
    const { files, entry } = request
    checkBundle(files, entry)
    const service = await requireService(services, request.service)
    const contract = await engine.read(files, entry)
    if (!contract.readable) {
      const { format, digest, error } = contract
      const unreadable: LintResult = {
        ...{ source: entry, format, digest, error },
        ...{ verdict: 'unreadable', policies: [], findings: [] },
      }
      return unreadable
    }
    const version = versionOf(request, contract)
    const id = versionId(service.id, version)
    const present = await versions.get(id)
    const { judgement, state } = await judgePush(
      { judge: judgeOnly, lifecycles },
      { service: service.value, contract, version, id },
      present,
    )
    const refusal = refusalOfPush(nameOfService(service.value), version, {
      judgement,
      contract,
      present,
    })
    const { report } = judgement
    return reportInForce(
      { ...judgement, report: { ...report, source: entry } },
      { service: service.id, version, state, ...(refusal !== undefined && { refusal }) },
    )
  }
}

/** @throws RegistryError `invalid-version` */
function versionOf({ version }: CheckRequest, { entry, summary }: ContractFacts): string {
  const named = version ?? summary.version
  if (named !== undefined) return parseSemanticVersion(named).text
  throw new RegistryError(
    'invalid-version',
    `${entry} claims no version of its own, and what is in force may depend on it; name the version that it is meant to be, such as 1.4.0.`,
  )
}

/** The same content again is harmless, whatever is in force by now. */
function refusalOfPush(
  name: string,
  version: string,
  {
    judgement,
    contract,
    present,
  }: {
    readonly judgement: Judgement
    readonly contract: ContractFacts
    readonly present: Stored<VersionDocument> | undefined
  },
): string | undefined {
  if (present !== undefined && isSame(present.value, contract)) return undefined
  if (present?.value.standing.frozen === true) return frozen(present, name)
  return refusalOf(versionId(name, version), judgement)
}
