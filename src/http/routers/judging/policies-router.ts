import { Router } from 'express'
import { z } from 'zod'
import {
  findRule,
  WAIVER_RULES,
  type DocumentExample,
  type PackRule,
  type Rule,
  type RuleExample,
  type RulePack,
} from '../../../rules/index.ts'
import { policyChanges } from '../../../governance/index.ts'
import { RegistryError } from '../../../registry/index.ts'
import type { AppDependencies } from '../../app-dependencies.ts'
import { asOfQuery } from '../../requests/as-of.ts'
import { pageQuery, sendPage } from '../../requests/paging.ts'
import { HttpProblem } from '../../problems/http-problem.ts'

const effectBody = z.object({ changes: policyChanges })
const whyQuery = z.object({ service: z.string(), version: z.string().default('latest') })

/** Policies in force, rule packs and rules. */
export function policiesRouter({
  policies,
  policyPreviews,
  packs,
  registry,
}: Pick<AppDependencies, 'policies' | 'policyPreviews' | 'packs' | 'registry'>): Router {
  const router = Router()
  const installed = (): readonly RulePack[] => packs.ids().flatMap((id) => packs.find(id) ?? [])

  router.get('/policies', async (request, response) => {
    const { asOf: at } = asOfQuery.parse(request.query)
    const items = await policies.list(at)
    // What was counted is counted for now, and says nothing of another moment.
    const counted =
      at === undefined ? await Promise.all(items.map(({ id }) => registry.policyFigures(id))) : []
    response.json({
      items: items.map((policy, index) => ({ ...policy, figures: counted[index] })),
      packs: installed().map(summaryOf),
    })
  })

  router.post('/policies/effect', async (request, response) => {
    const { changes } = effectBody.parse(request.body)
    const mistakes = await policyPreviews.mistakes(changes)
    const [first] = mistakes
    if (first !== undefined) {
      const errors = mistakes.map(({ change, message }) => ({
        pointer: `/changes/${change}`,
        message,
      }))
      throw new RegistryError(
        'invalid-input',
        `Change ${first.change + 1} cannot be made: ${first.message}`,
        { errors },
      )
    }
    response.json(await policyPreviews.preview(changes))
  })

  router.get('/re-evaluations', async (request, response) => {
    sendPage(request, response, await registry.reEvaluation.list(pageQuery.parse(request.query)))
  })

  router.get('/policies/in-force/:policyId', async (request, response) => {
    const { policyId } = request.params
    const [inForce, periods] = await Promise.all([policies.list(), policies.history(policyId)])
    const policy = inForce.find(({ id }) => id === policyId)
    if (policy === undefined && periods.length === 0) {
      throw new HttpProblem(
        'policy-not-found',
        `There is no policy ${policyId}, and there never was; in force are ${inForce.map(({ id }) => id).join(', ')}.`,
      )
    }
    response.json({ id: policyId, policy, periods })
  })

  router.get('/policies/:packId', (request, response) => {
    const pack = packs.find(request.params.packId)
    if (pack === undefined) {
      throw new HttpProblem(
        'policy-not-found',
        `There is no rule pack ${request.params.packId}; there are ${packs.ids().join(', ')}.`,
      )
    }
    response.json({
      ...summaryOf(pack),
      description: pack.description,
      includes: pack.includes,
      rules: pack.rules.map(ruleInPack),
    })
  })

  router.get('/rules/:ruleId/why', async (request, response) => {
    const { service, version } = whyQuery.parse(request.query)
    response.json(await registry.versions.whyRule(service, version, request.params.ruleId))
  })

  router.get('/rules/:ruleId', (request, response) => {
    const { ruleId } = request.params
    const rule = findRule(ruleId) ?? declaredRule(ruleId, installed()) ?? ruleAboutWaivers(ruleId)
    if (rule === undefined) {
      throw new HttpProblem('rule-not-found', `There is no rule ${ruleId}.`)
    }
    const { id, title, severity, message, rationale, requirements } = rule
    response.json({
      id,
      aliases: rule.aliases ?? [],
      title,
      severity,
      message,
      rationale,
      requirements,
      packs: installed()
        .filter((pack) => pack.rules.some((used) => used.id === id))
        .map((pack) => pack.id),
      examples: rule.examples.map(shownExample),
    })
  })

  return router
}

function summaryOf({ id, version, title, formats, rules }: RulePack): object {
  return { id, version, title, formats, ruleCount: rules.length }
}

interface ShownRule extends Pick<
  Rule,
  'id' | 'aliases' | 'title' | 'severity' | 'message' | 'rationale' | 'requirements'
> {
  readonly examples: readonly (RuleExample | DocumentExample)[]
}

/** What is said about waivers comes from no policy, and has a page as well. */
function ruleAboutWaivers(id: string): ShownRule | undefined {
  return Object.values(WAIVER_RULES).find((rule) => rule.id === id)
}

/** A rule that a ruleset declares; its findings say what its functions complain about. */
function declaredRule(id: string, packs: readonly RulePack[]): ShownRule | undefined {
  const declared = packs.flatMap((pack) => pack.rules).find((rule) => rule.id === id)
  if (declared?.documentation === undefined) return undefined
  const { severity, documentation } = declared
  return { id, severity, message: documentation.title, ...documentation }
}

function ruleInPack({
  id,
  name,
  severity,
  assertion,
  documentation,
  testable,
  unchecked,
}: PackRule): object {
  const rule = findRule(id) ?? documentation
  return {
    id,
    severity,
    ...(assertion === undefined ? {} : { assertion }),
    title: rule?.title ?? unchecked ?? id,
    ...(name !== undefined && { name }),
    ...(testable !== undefined && { testable, unchecked }),
    requirements: rule?.requirements ?? [],
    isImplemented: rule !== undefined,
  }
}

function shownExample(example: RuleExample | DocumentExample): object {
  if ('document' in example) return { document: example.document, at: example.at ?? [] }
  const { contract, messages, discovery, file, edit, at } = example
  return {
    contract,
    ...(messages === undefined ? {} : { messages }),
    ...(discovery === undefined ? {} : { discovery }),
    ...(file === undefined ? {} : { file }),
    ...(edit === undefined ? {} : { edit: { find: edit[0], replace: edit[1] } }),
    at: at === undefined ? [] : [at],
  }
}
