/** The shape of `.concordat.yaml`. `policies/schemas/project.schema.json` is generated from it. */
import { z } from 'zod'
import { parseRemoteHosts } from '../../remote/index.ts'
import { CHANGE_LEVEL_CHOICES, LEVEL_CHOICES } from '../diff/diff-formats.ts'
import { compileGlob, GlobError } from '../../globs/index.ts'

const SEGMENT = '[a-z0-9][a-z0-9-]*'

const projectPath = z
  .string()
  .min(1, 'must not be empty')
  .refine((path) => !leadsOut(path), 'leads out of the project; name what lies below its folder')
const policies = z
  .array(z.string().min(1, 'must not be empty'))
  .min(1)
  .describe('Ids of policies, instead of those for the format.')
const rulesets = z
  .array(projectPath)
  .min(1)
  .describe("Files of rulesets in the ecosystem's format, relative to this document.")

const globPath = projectPath.superRefine((path, context) => {
  const mistake = mistakeOfGlob(path)
  if (mistake !== undefined) context.addIssue(mistake)
})

/** Why a path cannot be used as a glob, as the end of a sentence that begins with its name. */
function mistakeOfGlob(path: string): string | undefined {
  try {
    compileGlob(path)
    return undefined
  } catch (error) {
    if (!(error instanceof GlobError)) throw error
    return error.message
  }
}

/** Whether a path, written with forward slashes, is absolute or climbs above where it begins. */
export function leadsOut(path: string): boolean {
  if (/^[\\/]|^[a-z]:/i.test(path)) return true
  let depth = 0
  for (const segment of path.split(/[\\/]/)) {
    if (segment === '..') depth -= 1
    else if (segment !== '.' && segment !== '') depth += 1
    if (depth < 0) return true
  }
  return false
}

function isHost(host: string): boolean {
  return host.trim() !== '' && !host.includes(',') && !('mistake' in parseRemoteHosts(host))
}

const contract = z.strictObject({
  path: globPath.describe('A file, a folder or a glob, relative to this document.'),
  service: z
    .string()
    .regex(new RegExp(`^${SEGMENT}(?:/${SEGMENT})+$`), 'must be DOMAIN/NAME, such as sales/orders')
    .optional()
    .describe('The service that the contract belongs to: what `push` registers it under.'),
  version: z
    .string()
    .regex(/^\d+\.\d+\.\d+(?:[-+].+)?$/, 'must be a semantic version such as 1.4.0')
    .optional()
    .describe('For `push`; without it the version that the contract itself claims.'),
  policies: policies.optional(),
  rulesets: rulesets.optional(),
})

const waiver = z.strictObject({
  id: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, 'must be letters, digits, dots, hyphens and underscores')
    .optional()
    .describe('What reports call the waiver; without it waiver-1 for the first one, and so on.'),
  rule: z
    .string()
    .min(1, 'must not be empty')
    .describe('Id or alias of the rule, or id of a kind of change.'),
  path: z
    .string()
    .min(1, 'must not be empty')
    .refine(
      (path) => !leadsOut(path.split('#', 1)[0] ?? ''),
      'leads out of the project; name what lies below its folder',
    )
    .superRefine((path, context) => {
      const mistake = mistakeOfGlob(path.split('#', 1)[0] ?? '')
      if (mistake !== undefined) context.addIssue(mistake)
    })
    .optional()
    .describe(
      'Where: a file or a glob, and after # the pointer of a node with all below it. Without it: everywhere.',
    ),
  until: z.iso.date('must be a day such as 2027-01-31').describe('The last day on which it holds.'),
  reason: z.string().min(1, 'must not be empty').describe('Why, as reports will show it.'),
})

const compatibility = z.strictObject({
  level: z.enum(LEVEL_CHOICES).optional().describe('What `diff` asks for; without it `backward`.'),
  levels: z
    .record(z.string().min(1), z.enum([...CHANGE_LEVEL_CHOICES, 'off']))
    .optional()
    .describe(
      'Levels of kinds of change, by id, other than the default ones; `off` leaves one out.',
    ),
})

export const ProjectDocument = z.strictObject({
  contracts: z
    .array(contract)
    .min(1)
    .optional()
    .describe(
      'The contracts of the project. For a file that several entries match the first counts.',
    ),
  policies: policies.optional(),
  rulesets: rulesets.optional(),
  baseline: projectPath
    .optional()
    .describe('A former report of `lint --format json`: what it has is left out.'),
  remoteHosts: z
    .array(z.string().refine(isHost, 'must be a host such as schemas.example.com or *.example.com'))
    .min(1)
    .optional()
    .describe('The only hosts that remote imports come from where they are allowed.'),
  compatibility: compatibility.optional().describe('How `diff` compares versions of contracts.'),
  waivers: z
    .array(waiver)
    .optional()
    .describe('Findings and changes that are accepted until a day.'),
})
export type ProjectDocument = z.infer<typeof ProjectDocument>
