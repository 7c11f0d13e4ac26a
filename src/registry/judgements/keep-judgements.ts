import type { Stored } from '../../store/index.ts'
import type { ServiceDocument, VersionDocument } from '../documents.ts'
import { chosenFrom, judgeUnder, type JudgedBy } from '../judge-contract.ts'
import { isOvertaken } from '../guarded-collection.ts'
import { nameOfService } from '../identifiers.ts'
import { RegistryError } from '../problems.ts'
import { policySubject } from '../versions/policy-subject.ts'
import { basisOf } from './judgement-basis.ts'
import { keepJudgement, type KeepJudgementPorts } from './keep-judgement.ts'

export interface Renewal {
  /** Versions whose verdict, or that of a policy, is another one than before. */
  readonly changed: number
  /** Why versions could not be judged; they keep the verdict that they had. */
  readonly failures: readonly string[]
}

/** Kept verdicts, in step with what is in force. */
export interface KeptJudgements {
  /** Those of the versions whose kept verdict may be another one now. */
  outdated(
    service: ServiceDocument,
    versions: readonly Stored<VersionDocument>[],
  ): Promise<readonly Stored<VersionDocument>[]>
  /** Judges these anew where they are outdated. */
  renew(service: ServiceDocument, versions: readonly Stored<VersionDocument>[]): Promise<Renewal>
}

/** What waivers are for: the service under its first name, which stays, in its present domain. */
function named(service: ServiceDocument): { registeredAs: string; domain: string } {
  const { domain, names } = service
  return { registeredAs: names?.[0] ?? nameOfService(service), domain }
}

const ATTEMPTS = 5 // when somebody else changes the version meanwhile

export function createKeptJudgements(ports: KeepJudgementPorts): KeptJudgements {
  const { policiesInForce, waiversInForce, versionContents, clock, engine, versions } = ports

  /** How the versions of one service are to be judged, asked of the store once for all of them. */
  const judgingOf = async (
    service: ServiceDocument,
    ofService: readonly Stored<VersionDocument>[],
  ): Promise<(version: VersionDocument) => JudgedBy & { readonly basis: string }> => {
    const at = clock()
    const choose = await chosenFrom(policiesInForce)
    const numbers = ofService.map(({ value }) => value.version)
    const waiversFor = await waiversInForce.ofVersions(named(service), numbers, at)
    return (version) => {
      const { policies, problem } = choose(policySubject(service, version))
      const waivers = waiversFor(version.version)
      const contract = versionContents.asJudged(version)
      const basis = basisOf({ engine: engine.version, contract, policies, problem, waivers })
      return { policies, problem, waivers, at, basis }
    }
  }

  const renewOne = async (
    service: ServiceDocument,
    read: Stored<VersionDocument>,
    judging: Awaited<ReturnType<typeof judgingOf>>,
  ): Promise<boolean> => {
    let version: Stored<VersionDocument> | undefined = read
    for (let attempt = 1; version !== undefined; attempt++) {
      const by = judging(version.value)
      if (version.value.judged?.basis === by.basis) return false
      const contract = versionContents.asJudged(version.value)
      const judgement = await judgeUnder(ports, by, contract, version.id)
      try {
        return await keepJudgement(ports, service, version, judgement)
      } catch (error) {
        if (!isOvertaken(error) || attempt === ATTEMPTS) throw error
        version = await versions.get(version.id)
      }
    }
    return false
  }

  return {
    outdated: async (service, ofService) => {
      const judging = await judgingOf(service, ofService)
      return ofService.filter(({ value }) => value.judged?.basis !== judging(value).basis)
    },
    renew: async (service, ofService) => {
      const judging = await judgingOf(service, ofService)
      const failures: string[] = []
      let changed = 0
      for (const version of ofService) {
        try {
          if (await renewOne(service, version, judging)) changed += 1
        } catch (error) {
          if (!(error instanceof RegistryError)) throw error
          failures.push(`${version.id}: ${error.message}`)
        }
      }
      return { changed, failures }
    },
  }
}
