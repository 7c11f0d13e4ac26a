import { explainRule, type ExplainRulePorts } from '../judgements/explain-rule.ts'
import type { JudgeContract } from '../judge-contract.ts'
import { findOptions, viewPage } from '../page.ts'
import { RegistryError } from '../problems.ts'
import type { VersionCatalog } from '../registry.ts'
import { requireService } from '../services/require-service.ts'
import { createDiscardVersion } from './discard-version.ts'
import { findVersion, type FindVersionPorts } from './find-version.ts'
import { policySubject } from './policy-subject.ts'
import { createPushVersion, type PushVersionPorts } from './push-version.ts'
import type { VersionContents } from './version-contents.ts'
import { versionListItem, versionView } from './version-view.ts'

export type VersionCatalogPorts = FindVersionPorts &
  PushVersionPorts &
  ExplainRulePorts & {
    readonly judge: JudgeContract
    readonly versionContents: VersionContents
  }

export function createVersionCatalog(ports: VersionCatalogPorts): VersionCatalog {
  const { services, versions, versionContents } = ports
  return {
    list: async (service, page) => {
      await requireService(services, service)
      const question = { where: { service: { eq: service } }, sort: ['-order'] }
      return viewPage(await versions.find(findOptions(page, question)), versionListItem)
    },
    get: async (service, selector) => {
      const version = await findVersion(ports, service, selector)
      return versionView(version, await versionContents.summary(version.value))
    },
    content: createReadContent(ports),
    report: async (service, selector) => {
      const { id, value } = await findVersion(ports, service, selector)
      const owner = await requireService(services, service)
      const subject = policySubject(owner.value, value)
      return (await ports.judge(subject, versionContents.asJudged(value), id)).report
    },
    whyRule: (service, selector, rule) => explainRule(ports, rule, service, selector),
    push: createPushVersion(ports),
    discard: createDiscardVersion(ports),
  }
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
