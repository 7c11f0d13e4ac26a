/** The documents in `policies/` that the server begins with; broken ones stop it, with all their mistakes. */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { loadConstitution, type Constitution } from './governance/index.ts'
import {
  loadCompliancePack,
  loadMaturityModel,
  type CompliancePack,
  type MaturityModel,
} from './maturity/index.ts'
import { packageRoot } from './package-root.ts'
import { loadLifecycle, type Lifecycle } from './registry/index.ts'

const policies = path.join(packageRoot, 'policies')

export function shippedLifecycles(): readonly Lifecycle[] {
  return loadAll('lifecycles', loadLifecycle)
}

export function shippedMaturityModels(): readonly MaturityModel[] {
  const models = loadAll('maturity-models', loadMaturityModel)
  return [...models].sort((a, b) => a.position - b.position)
}

export function shippedCompliancePacks(): readonly CompliancePack[] {
  const packs = loadAll('compliance', loadCompliancePack)
  return [...packs].sort((a, b) => a.position - b.position)
}

/** Constitutions that can be ratified. */
export function shippedConstitutions(): readonly Constitution[] {
  return loadAll('constitutions', loadConstitution)
}

/** The constitution that the first run ratifies. */
export function startupConstitution(): Constitution {
  const name = 'policies/constitutions/startup.yaml'
  return loadConstitution(readFileSync(path.join(packageRoot, name), 'utf8'), name)
}

function loadAll<T>(folder: string, load: (text: string, fileName: string) => T): readonly T[] {
  return readdirSync(path.join(policies, folder))
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) =>
      load(readFileSync(path.join(policies, folder, name), 'utf8'), `policies/${folder}/${name}`),
    )
}
