import type { Stored } from '../../store/index.ts'
import type { ContractFacts } from '../contract-engine.ts'
import type { ServiceDocument, VersionDocument } from '../documents.ts'
import { versionId } from '../identifiers.ts'
import type { JudgeContract, Judgement } from '../judge-contract.ts'
import type { LifecycleBook } from '../lifecycle/lifecycle-book.ts'
import type { LifecycleState } from '../lifecycle/lifecycle-definition.ts'
import { policySubject } from './policy-subject.ts'

/** A contract that is pushed, or that somebody asks of what a push would come to. */
export interface PushedContract {
  readonly service: ServiceDocument
  readonly contract: ContractFacts
  readonly version: string
  /** The id of the version. */
  readonly id: string
}

/**
 * Judges a contract as the version that a push makes of it.
 * @param present the version, where there is one already
 * @returns the judgement, and the state that the version has after the push
 */
export async function judgePush(
  ports: { readonly judge: JudgeContract; readonly lifecycles: LifecycleBook },
  { service, contract, version, id }: PushedContract,
  present: Stored<VersionDocument> | undefined,
): Promise<{ readonly judgement: Judgement; readonly state: string }> {
  const state =
    present !== undefined && isSame(present.value, contract)
      ? present.value.state
      : (await initialState(ports.lifecycles, present)).id
  const { format, digest, entry, files } = contract
  const judgement = await ports.judge(
    policySubject(service, { format, version, state }),
    {
      format,
      digest,
      entry,
      names: files.map(({ name }) => name),
      files: () => Promise.resolve(files),
    },
    id,
  )
  return { judgement, state }
}

export function isSame(version: VersionDocument, contract: ContractFacts): boolean {
  return version.digest === contract.digest && version.entry === contract.entry
}

/** Where a push leaves a version: nobody has reviewed these bytes, so that a review begins anew. */
export async function initialState(
  lifecycles: LifecycleBook,
  present: Stored<VersionDocument> | undefined,
): Promise<LifecycleState> {
  if (present === undefined) return (await lifecycles.for('version')).initial
  return (await lifecycles.pinned(present.value.lifecycle)).initial
}

/**
 * Why a published version takes no other content.
 * @param name of its service, as it is called now
 */
export function frozen({ value }: Stored<VersionDocument>, name: string): string {
  return `${versionId(name, value.version)} is published (${value.state}) with other content; push the change under a new version.`
}
