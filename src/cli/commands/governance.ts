import { usageError } from '../exit-status.ts'
import { printable, writeNotice, writeReport } from '../output.ts'
import { readDataFile } from '../registry/read-data-file.ts'
import { askJson, jsonBody } from '../registry/registry-client.ts'

/** What commander makes of the options of lists. */
export interface GovernanceListFlags {
  readonly format: 'stylish' | 'json'
  readonly state?: string
  readonly circle?: string
  readonly role?: string
  readonly forRole?: string
  readonly subject?: string
  readonly by?: string
}

/** What commander makes of the options of steps. */
export interface GovernanceStepFlags {
  readonly format: 'stylish' | 'json'
  readonly set: readonly string[]
}

type Form = 'stylish' | 'json'

/** What these commands list, show and take steps in, as the addresses of the API name it. */
export type GovernedList =
  | 'tensions'
  | 'proposals'
  | 'elections'
  | 'emergencies'
  | 'permissions'
  | 'rulings'
  | 'work-items'
  | 'strategies'
  | 'meetings'

/** What these commands look at of a tension, proposal and the like; everything is in its JSON. */
interface Governed {
  readonly id: string
  readonly state?: string
  readonly title?: string
  readonly subject?: string
  readonly role?: string
  readonly circle?: string
  readonly now?: string
  readonly question?: string
  readonly action?: string
  readonly by?: string
  readonly forRole?: string
  readonly once?: boolean
  readonly prefer?: string
  readonly over?: string
  readonly kind?: string
  readonly startsAt?: string
  readonly [member: string]: unknown
}

interface GovernedPage {
  readonly items: readonly Governed[]
  readonly next: string | null
}

/** `concordat tensions list` and the like: all of them, page by page. */
export async function listGoverned(
  what: GovernedList,
  { format, ...filters }: GovernanceListFlags,
): Promise<void> {
  const items: Governed[] = []
  let cursor: string | null = null
  do {
    const query = new URLSearchParams({
      limit: '500',
      ...(filters as Record<string, string>),
      ...(cursor !== null && { cursor }),
    })
    const page: GovernedPage = await askJson<GovernedPage>(`/${what}?${query.toString()}`)
    items.push(...page.items)
    cursor = page.next
  } while (cursor !== null)
  if (format === 'json') await writeReport(`${JSON.stringify(items, undefined, 2)}\n`, undefined)
  else if (items.length === 0) await writeNotice(`There are no such ${what.replace('-', ' ')}.`)
  else await writeReport(`${items.map(inOneLine).join('\n')}\n`, undefined)
}

function inOneLine({ id, state, circle, role, ...one }: Governed): string {
  const { title, question, subject = '', now, action, prefer, over, kind, startsAt } = one
  const about =
    title ??
    question ??
    (now && `${subject}: ${now}`) ??
    (action && `${action} ${subject}${whoActs(one)}`) ??
    (prefer && `prefer ${prefer} even over ${over ?? ''}`) ??
    (startsAt && `${kind ?? ''} meeting, ${startsAt}`) ??
    role ??
    ''
  return printable(`${id}  ${state ?? ''}  ${circle ?? ''}  ${about}`)
}

/** Who does what is permitted, or was done in an emergency. */
function whoActs({ by, forRole, once }: Partial<Governed>): string {
  const who = forRole === undefined ? by : `whoever fills ${forRole}`
  return who === undefined ? '' : ` (${who}${once === true ? ', once' : ''})`
}

/** `concordat tensions show` and the like. */
export async function showGoverned(what: GovernedList, id: string, form: Form): Promise<void> {
  await write(await askJson<Governed>(`/${what}/${encodeURIComponent(id)}`), form)
}

/** `concordat tensions sense`, `elections call`, `rulings give` and the like. */
export async function createGoverned(path: string, body: object, form: Form): Promise<void> {
  await write(await askJson<Governed>(path, jsonBody('POST', body)), form)
}

/** `concordat breakdown declare`: says how something stands from now on. */
export async function putGoverned(path: string, body: object, form: Form): Promise<void> {
  await write(await askJson<Governed>(path, jsonBody('PUT', body)), form)
}

/** `concordat roles unassign`, `strategies end` and the like. */
export async function endGoverned(
  path: string,
  { reason, format }: { readonly reason?: string; readonly format: Form },
): Promise<void> {
  const query = reason === undefined ? '' : `?${new URLSearchParams({ reason }).toString()}`
  await write(await askJson<Governed>(`${path}${query}`, { method: 'DELETE' }), format)
}

/** `concordat constitution show`: what is in force. */
export async function showConstitution(form: Form): Promise<void> {
  await write(await askJson<Governed>('/governance/constitution'), form)
}

/**
 * `concordat constitution ratify`.
 */
export async function ratifyConstitution(
  constitution: string,
  {
    reason,
    assign,
    format,
  }: { readonly reason: string; readonly assign: readonly string[]; readonly format: Form },
): Promise<void> {
  const assignments = assign.map((pair) => {
    const at = pair.indexOf('=')
    if (at < 1) throw usageError(`"${pair}" assigns nobody; write ROLE=PERSON.`)
    return { role: pair.slice(0, at), person: pair.slice(at + 1) }
  })
  await createGoverned('/governance/ratifications', { constitution, reason, assignments }, format)
}

/** `concordat proposals make`: from a file, or from standard input. */
export async function makeProposal(file: string, form: Form): Promise<void> {
  const said = await readDataFile(
    file,
    'proposal; write title, circle, example, rationale, changes',
  )
  await createGoverned('/proposals', said, form)
}

/** `concordat tensions act` and the like. */
export async function takeGovernedStep(
  what: GovernedList,
  id: string,
  kind: string,
  { format, set }: GovernanceStepFlags,
): Promise<void> {
  const members = set.map((member): readonly [string, unknown] => {
    const at = member.indexOf('=')
    if (at < 1) throw usageError(`"${member}" sets nothing; write MEMBER=VALUE.`)
    return [member.slice(0, at), valueOf(member.slice(at + 1))]
  })
  const step = { ...Object.fromEntries(members), kind }
  const path = `/${what}/${encodeURIComponent(id)}/steps`
  await write(await askJson<Governed>(path, jsonBody('POST', step)), format)
}

/** What reads as JSON is JSON; everything else is text. */
function valueOf(written: string): unknown {
  try {
    return JSON.parse(written)
  } catch {
    return written
  }
}

async function write(governed: Governed, form: Form): Promise<void> {
  if (form === 'json') {
    await writeReport(`${JSON.stringify(governed, undefined, 2)}\n`, undefined)
    return
  }
  const lines = Object.entries(governed).flatMap(([member, value]) => {
    if (value === null || value === undefined) return []
    if (Array.isArray(value)) {
      return value.length === 0 ? [] : [`${member}:`, ...value.map((item) => `  ${inWords(item)}`)]
    }
    return [`${member}: ${inWords(value)}`]
  })
  await writeReport(`${printable(lines.join('\n'))}\n`, undefined)
}

function inWords(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

interface Circles {
  readonly circles: readonly {
    readonly id: string
    readonly title: string
    readonly roles: readonly {
      readonly id: string
      readonly title: string
      readonly filledBy: readonly { readonly person: string; readonly until?: string }[]
    }[]
  }[]
}

/** `concordat roles list`. */
export async function listRoles(form: Form): Promise<void> {
  const organisation = await askJson<Circles>('/governance/circles')
  if (form === 'json') {
    await writeReport(`${JSON.stringify(organisation, undefined, 2)}\n`, undefined)
    return
  }
  const lines = organisation.circles.flatMap(({ id, title, roles }) => [
    `${title} (${id})`,
    ...roles.map(({ id: role, filledBy }) => {
      const people = filledBy.map(({ person, until }) =>
        until === undefined ? person : `${person} until ${until.slice(0, 10)}`,
      )
      return `  ${role}: ${people.join(', ') || 'nobody'}`
    }),
  ])
  await writeReport(`${printable(lines.join('\n'))}\n`, undefined)
}

/** `concordat roles show`. */
export async function showRole(role: string, form: Form): Promise<void> {
  await write(await askJson<Governed>(`/governance/roles/${encodeURIComponent(role)}`), form)
}
