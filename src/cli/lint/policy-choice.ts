import path from 'node:path'
import { readRuleset, RulesetError, shippedPolicyIds, UnknownPolicyError } from '../../index.ts'
import type { LoadedRuleset } from '../../rules/index.ts'
import { CommandError, usageError } from '../exit-status.ts'
import { reasonOf } from '../output.ts'
import type { LintFlags } from './lint-flags.ts'
import type { Project } from '../project/project.ts'

/** What a contract is judged by. Neither: the policies for its format; rulesets alone: nothing else. */
export interface PolicyChoice {
  readonly policies?: readonly string[]
  readonly rulesets?: readonly LoadedRuleset[]
}

/**
 * Decides for each contract what it is judged by: the options of the command if there are any, else the
 * project's entry for the contract, else what the project file says for all.
 */
export class PolicyChoices {
  readonly #given: PolicyChoice | undefined
  readonly #project: Project | undefined
  readonly #rulesets: ReadonlyMap<string, LoadedRuleset>

  /** @param rulesets those of the project file, by their path in it */
  constructor(
    given: PolicyChoice | undefined,
    project: Project | undefined,
    rulesets: ReadonlyMap<string, LoadedRuleset>,
  ) {
    this.#given = given
    this.#project = project
    this.#rulesets = rulesets
  }

  /** Whether a ruleset that contracts are judged by has a rule with this id. */
  hasRule(id: string): boolean {
    return [...(this.#given?.rulesets ?? []), ...this.#rulesets.values()].some((ruleset) => {
      const { rules, packRules, unsupported } = ruleset.forDocument()
      return [...rules, ...packRules, ...unsupported].some((rule) => rule.id === id)
    })
  }

  /** @param file where the contract lies */
  of(file: string): PolicyChoice {
    if (this.#given !== undefined) return this.#given
    const entry = this.#project?.entryOf(file)
    const isOwn = entry?.policies !== undefined || entry?.rulesets !== undefined
    const { policies, rulesets } = (isOwn ? entry : this.#project) ?? {}
    const loaded = rulesets
      ?.map((one) => this.#rulesets.get(one))
      .filter((one) => one !== undefined)
    return {
      ...(policies !== undefined && { policies }),
      ...(loaded !== undefined && { rulesets: loaded }),
    }
  }
}

/** @throws CommandError (status 2) for a policy or ruleset that cannot be used, before anything is judged */
export async function policyChoices(
  { policy, ruleset }: LintFlags,
  project: Project | undefined,
): Promise<PolicyChoices> {
  if (policy !== undefined || ruleset !== undefined) {
    const given = {
      ...(policy !== undefined && { policies: knownPolicies(policy) }),
      ...(ruleset !== undefined && { rulesets: [...(await loadRulesets(ruleset)).values()] }),
    }
    return new PolicyChoices(given, project, new Map())
  }
  const named = [project, ...(project?.contracts ?? [])].flatMap((one) => one?.rulesets ?? [])
  const files = named.map((name) => project?.fromWorkingFolder(name) ?? name)
  const loaded = await loadRulesets(files)
  const byName = new Map<string, LoadedRuleset>()
  for (const [index, name] of named.entries()) {
    const ruleset = loaded.get(path.normalize(files[index] ?? name))
    if (ruleset !== undefined) byName.set(name, ruleset)
  }
  return new PolicyChoices(undefined, project, byName)
}

/**
 * Rulesets by their normal paths, each once. They are called by the names of their files, and those of one name
 * in several folders by their paths, since policies with one id would count as one.
 */
async function loadRulesets(files: readonly string[]): Promise<ReadonlyMap<string, LoadedRuleset>> {
  const different = [...new Set(files.map((file) => path.normalize(file)))]
  const loaded = new Map<string, LoadedRuleset>()
  const refusals: CommandError[] = []
  for (const file of different) {
    const isAlone = different.filter((one) => path.basename(one) === path.basename(file)).length < 2
    const id = isAlone ? undefined : file.split(path.sep).join('/')
    try {
      loaded.set(file, await loadRuleset(file, id))
    } catch (error) {
      if (!(error instanceof CommandError)) throw error
      refusals.push(error)
    }
  }
  const [first, ...others] = refusals
  if (first === undefined) return loaded
  // All at once, so that nobody mends them one run at a time.
  throw others.length === 0
    ? first
    : usageError(refusals.map(({ message }) => message).join('\n'), { cause: first })
}

function knownPolicies(list: string): readonly string[] {
  const policies = list.split(',').map((id) => id.trim())
  const known = shippedPolicyIds()
  const unknown = policies.find((id) => !known.includes(id))
  if (unknown !== undefined) throw usageError(new UnknownPolicyError(unknown).message)
  return policies
}

/** @throws CommandError (status 2) */
export async function loadRuleset(file: string, id: string | undefined): Promise<LoadedRuleset> {
  try {
    return await readRuleset(file, id)
  } catch (error) {
    if (error instanceof RulesetError) throw usageError(error.message, { cause: error })
    if (!(error instanceof Error) || !('code' in error)) throw error
    throw usageError(`The ruleset ${file} cannot be read: ${reasonOf(error)}.`, { cause: error })
  }
}
