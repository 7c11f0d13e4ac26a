import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { stringify } from 'yaml'
import type { Registry } from '../../src/registry/index.ts'
import { loadSampleEnterprise, type LoadedSamples } from '../../src/setup/load-sample-enterprise.ts'
import { registerSamples } from '../../src/setup/register-samples.ts'
import { administrator, openNewRegistry } from './sample-registry.ts'

let folder: string
let opened: Awaited<ReturnType<typeof openNewRegistry>>
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'concordat-enterprise-'))
  opened = await openNewRegistry()
})
afterEach(async () => {
  await opened.close()
  rmSync(folder, { recursive: true })
})

const schema = (content: string): string =>
  `<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:x">${content}</xsd:schema>`

function write(name: string, text: string): void {
  mkdirSync(dirname(join(folder, name)), { recursive: true })
  writeFileSync(join(folder, name), text)
}

interface Options {
  readonly transitions?: readonly object[]
  readonly change?: (document: Record<string, unknown>) => void
}

/** An enterprise of one service, whose one version includes a file of a neighbouring folder. */
async function enterprise({ transitions = [], change }: Options = {}): Promise<LoadedSamples> {
  write('a/one/types.xsd', schema('<xsd:include schemaLocation="../shared/base.xsd"/>'))
  write('a/shared/base.xsd', schema('<xsd:element name="x" type="xsd:string"/>'))
  const version = {
    version: '1.0.0',
    entry: 'a/one/types.xsd',
    imports: ['a/shared/base.xsd'],
    reason: 'First.',
    transitions,
    laterTransitions: [{ to: 'draft', reason: 'Second thoughts.' }],
  }
  const document: Record<string, unknown> = {
    title: 'One',
    description: 'One service.',
    domains: [{ path: 'a', title: 'A', owner: 'a-lead' }],
    services: [{ domain: 'a', name: 'types', title: 'Types', versions: [version] }],
    subscriptions: [
      {
        ...{ consumer: 'till', consumerKind: 'application', service: 'a/types', range: '^1.0.0' },
        ...{ environment: 'test', transitions: [{ to: 'rejected', reason: 'Too early.' }] },
      },
    ],
  }
  change?.(document)
  write('samples.yaml', stringify(document))
  return loadSampleEnterprise(join(folder, 'samples.yaml'))
}

const inReview = { to: 'specReview', reason: 'Ready.' }

async function decisions(registry: Registry): Promise<string[]> {
  const { items } = await registry.decisions.list()
  return items.map(({ transition, allowed }) => `${transition} ${allowed ? 'done' : 'refused'}`)
}

const WHOLE = ['submitSpec done', 'reject done', 'revise done']

test('later transitions follow the subscriptions', async () => {
  const samples = await enterprise({ transitions: [inReview] })
  await registerSamples({ ...opened, samples, actor: administrator })
  expect((await decisions(opened.registry)).sort()).toEqual([...WHOLE].sort())
  expect(await opened.registry.versions.get('a/types', '1.0.0')).toMatchObject({ state: 'draft' })
})

test('a bundle is named from the folder that its files share', async () => {
  const samples = await enterprise({ transitions: [inReview] })
  await registerSamples({ ...opened, samples, actor: administrator })
  const { entry, files } = await opened.registry.versions.get('a/types', '1.0.0')
  expect(entry).toBe('one/types.xsd')
  expect(files.map(({ name }) => name).sort()).toEqual(['one/types.xsd', 'shared/base.xsd'])
})

test('a registration that stops anywhere is finished by the next one, and nothing is done twice', async () => {
  const samples = await enterprise({ transitions: [inReview] })
  const { registry } = opened
  for (let writes = 0; writes < 7; writes += 1) {
    const failing = failingAfter(registry, writes)
    const attempt = registerSamples({ ...opened, registry: failing, samples, actor: administrator })
    await attempt.catch((error: unknown) => {
      expect(error).toEqual(new Error('power cut'))
    })
  }
  await registerSamples({ ...opened, samples, actor: administrator })
  expect((await decisions(registry)).sort()).toEqual([...WHOLE].sort())
  expect((await registry.subscriptions.list()).items).toHaveLength(1)
})

test('a transition that a gate refuses is a mistake of the samples', async () => {
  const states = ['specReview', 'specified', 'realized']
  const samples = await enterprise({ transitions: states.map((to) => ({ to, reason: 'Go on.' })) })
  await expect(registerSamples({ ...opened, samples, actor: administrator })).rejects.toThrow(
    'version:a/types@1.0.0 stays specified. The service says what it is for: ' +
      'The service a/types has no purpose; add one to the service.',
  )
})

test('so is one that is allowed although it is said to be refused', async () => {
  const samples = await enterprise({ transitions: [{ ...inReview, isRefused: true }] })
  await expect(registerSamples({ ...opened, samples, actor: administrator })).rejects.toThrow(
    'version:a/types@1.0.0 went to specReview, which the samples expect to be refused.',
  )
})

test('a document that does not fit its schema is refused with the places', async () => {
  const withoutReason = enterprise({
    transitions: [{ to: 'specReview' }],
    change: (document) => {
      document['titel'] = document['title']
      delete document['title']
    },
  })
  await expect(withoutReason).rejects.toThrow(/is no sample enterprise/)
  await expect(withoutReason).rejects.toThrow(/title/)
  await expect(withoutReason).rejects.toThrow(
    /services\[0\]\.versions\[0\]\.transitions\[0\]\.reason/,
  )
})

/** The registry, in which every write after the first `allowed` ones fails. */
function failingAfter(registry: Registry, allowed: number): Registry {
  let writes = 0
  const guarded = <T extends object>(part: T, names: readonly string[]): T =>
    new Proxy(part, {
      get: (target, name): unknown => {
        const method: unknown = Reflect.get(target, name)
        if (typeof method !== 'function' || !names.includes(String(name))) return method
        return async (...args: unknown[]): Promise<unknown> => {
          writes += 1
          if (writes > allowed) throw new Error('power cut')
          return (await Reflect.apply(method, target, args)) as unknown
        }
      },
    })
  return {
    ...registry,
    domains: guarded(registry.domains, ['put']),
    services: guarded(registry.services, ['register']),
    versions: guarded(registry.versions, ['push']),
    transitions: guarded(registry.transitions, ['request']),
    subscriptions: guarded(registry.subscriptions, ['request', 'transition']),
  }
}
