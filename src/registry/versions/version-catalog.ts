import type { Stored } from '../../store/index.ts'
import type { ServiceDocument, VersionDocument } from '../documents.ts'
import { explainRule, type ExplainRulePorts } from '../judgements/explain-rule.ts'
import type { JudgeContract } from '../judge-contract.ts'
import { findOptions, viewPage } from '../page.ts'
import { RegistryError } from '../problems.ts'
import { reportInForce } from '../judgements/report-in-force.ts'
import type { VersionCatalog } from './versions.ts'
import { requireService } from '../services/require-service.ts'
import { createCheckVersion, type CheckVersionPorts } from './check-version.ts'
import { createDiscardVersion } from './discard-version.ts'
import { findVersion, type FindVersionPorts } from './find-version.ts'
import { policySubject } from './policy-subject.ts'
import { createPushVersion, type PushVersionPorts } from './push-version.ts'
import type { VersionContents } from './version-contents.ts'
import { versionListItem, versionView } from './version-view.ts'

export type VersionCatalogPorts = FindVersionPorts &
  PushVersionPorts &
  CheckVersionPorts &
  ExplainRulePorts & {
    readonly judge: JudgeContract
    readonly versionContents: VersionContents
  }

export function createVersionCatalog(ports: VersionCatalogPorts): VersionCatalog {
  const { services, versions, versionContents } = ports
  return {
    list: async (service, page) => {
      const question = { where: { service: { eq: service } }, sort: ['-order'] }
      const owner = await requireService(services, service)
      return viewPage(await versions.find(findOptions(page, question)), async (version) =>
        versionListItem(await judgedByNow(ports, owner.value, version)),
      )
    },
    get: async (service, selector) => {
      const owner = await requireService(services, service)
      const found = await findVersion(ports, service, selector)
      const version = await judgedByNow(ports, owner.value, found)
      return versionView(version, await versionContents.summary(version.value))
    },
    content: createReadContent(ports),
    report: async (service, selector) => {
      const { id, value } = await findVersion(ports, service, selector)
      const owner = await requireService(services, service)
      const subject = policySubject(owner.value, value)
      const judgement = await ports.judge(subject, versionContents.asJudged(value), id)
      const { version, state } = value
      return reportInForce(judgement, { service: owner.id, version, state })
    },
    check: createCheckVersion(ports),
    whyRule: (service, selector, rule) => explainRule(ports, rule, service, selector),
    push: createPushVersion(ports),
    discard: createDiscardVersion(ports),
  }
}

/** The kept verdict, unless the clock has made it another one: a waiver has lapsed, or a time of grace is over. */
async function judgedByNow(
  { judge, versionContents, clock }: VersionCatalogPorts,
  service: ServiceDocument,
  version: Stored<VersionDocument>,
): Promise<Stored<VersionDocument>> {
  const { id, value } = version
  const until = value.judged?.until
  if (until === undefined || until > clock().toISOString()) return version
  const subject = policySubject(service, value)
  const { report, conformance } = await judge(subject, versionContents.asJudged(value), id)
  return { ...version, value: { ...value, verdict: report.verdict, conformance: [...conformance] } }
}

function createReadContent({ contents, ...ports }: VersionCatalogPorts): VersionCatalog['content'] {
  return async (service, selector, file) => {
    const version = await findVersion(ports, service, selector)
    const name = file ?? version.value.entry
    const listed = version.value.files.find((candidate) => candidate.name === name)
    if (listed === undefined) {
      throw new RegistryError(
        'file-not-found',
        `${version.id} has no file "${name.slice(0, 200)}"; it has ${version.value.files.map((candidate) => candidate.name).join(', ')}.`,
      )
    }
    const bytes = await contents.get(listed.digest)
    if (bytes === undefined) throw new Error(`the store has lost the content ${listed.digest}`)
    return { name, digest: listed.digest, bytes, version: versionListItem(version) }
  }
}
