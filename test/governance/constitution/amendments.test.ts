import { loadConstitution } from '../../../src/governance/constitution/load-constitution.ts'
import { constitutionText } from '../../../src/governance/constitution/constitution-text.ts'
import type { Constitution } from '../../../src/governance/constitution/constitution.ts'
import { prepareMissingGrants } from '../../../src/governance/constitution/missing-grants.ts'
import { without } from '../../../src/governance/without.ts'
import { shipped } from '../support/governed.ts'
import { ADA, openGoverned, type Governed } from '../support/open-governed.ts'

/** A text as an organisation has it that ratified it before the program knew these actions. */
function before(constitution: Constitution, ...actions: readonly string[]): Constitution {
  const articles = constitution.articles
    .map((article) => ({
      ...article,
      grants: {
        ...article.grants,
        actions: article.grants.actions.filter((action) => !actions.includes(action)),
      },
    }))
    .filter(({ grants }) => grants.actions.length > 0)
  return { ...constitution, articles }
}

test.each(['startup', 'board', 'holacracy'] as const)(
  'the text of %s that people amend is read as what it was written from',
  (name) => {
    const constitution = shipped(name)
    const text = constitutionText(constitution)
    const read = loadConstitution(`${text}policies: []\n`, 'constitution.yaml')
    expect(read).toEqual({ ...constitution, policies: [] })
    expect(text).not.toContain('policies:')
  },
)

test('words that YAML takes for something else than text stay text', () => {
  const purpose = 'yes'
  const title = '- a: "b" # c'
  const constitution = { ...shipped('board'), title, preamble: 'One\nTwo: \u00e9' }
  const text = constitutionText({ ...constitution, circle: { ...constitution.circle, purpose } })
  expect(loadConstitution(`${text}policies: []\n`, 'constitution.yaml')).toMatchObject({
    title,
    preamble: 'One\nTwo: \u00e9',
    circle: { purpose: 'yes' },
  })
})

describe('a constitution from before the program knew some actions', () => {
  let governed: Governed
  beforeAll(async () => {
    governed = await openGoverned('board')
  })
  afterAll(() => governed.close())

  test('is lacking what nobody is granted, and is granted it as the shipped text does', async () => {
    const { organisation } = await governed.record.inForce()
    const newest = shipped('board')
    const old = before(newest, 'account.deactivate', 'account.activate')
    const missing = prepareMissingGrants({ constitution: old, organisation }, [newest])
    expect(missing).toMatchObject({
      shipped: `board@${newest.version}`,
      actions: [
        { action: 'account.deactivate', to: [expect.stringContaining('role')] },
        { action: 'account.activate', to: [expect.stringContaining('role')] },
      ],
      notGranted: [],
    })
    const [change] = missing.changes
    const amended = change?.kind === 'constitution.amend' ? change.constitution : undefined
    const granted = (text: Constitution | undefined): readonly string[] =>
      (text?.articles ?? []).map(({ id, grants }) =>
        JSON.stringify({ id, ...grants, actions: [...grants.actions].sort() }),
      )
    expect([...granted(amended)].sort()).toEqual([...granted(newest)].sort())
    expect(without(amended ?? old, 'articles', 'version')).toEqual(
      without(old, 'articles', 'version'),
    )
    expect(amended?.version).not.toBe(old.version)
  })

  test('is not granted what would go to a role that there is not', async () => {
    const { organisation } = await governed.record.inForce()
    const newest = shipped('board')
    const [first] = newest.articles
    const role = { id: 'x', title: 'Ghosts', text: 'Ghosts may.' }
    const program = {
      ...newest,
      articles: [{ ...role, grants: { role: 'ghost', actions: ['duty.perform' as const] } }],
    }
    const old = before(newest, 'duty.perform')
    expect(first).toBeDefined()
    expect(prepareMissingGrants({ constitution: old, organisation }, [program])).toMatchObject({
      actions: [{ action: 'duty.perform', to: ['whoever fills the role ghost'] }],
      changes: [],
      notGranted: [expect.stringContaining('duty.perform: the text of the program grants it to')],
    })
  })

  test('nothing is missing of a text that has everything, or that the program knows nothing of', async () => {
    expect(await governed.governance.constitutions.missingGrants()).toMatchObject({
      actions: [],
      changes: [],
    })
    const inForce = await governed.record.inForce()
    expect(prepareMissingGrants(inForce, [])).toEqual({
      actions: [],
      title: 'Grant what newer versions of the program know',
      changes: [],
      notGranted: [],
    })
  })

  test('an amendment is checked before it is proposed: at its line, against what is in force', async () => {
    const { constitutions } = governed.governance
    const { constitution } = await governed.record.inForce()
    const same = await constitutions.checkAmendment({ constitution: { ...constitution } })
    expect(same).toMatchObject({ mistakes: [], grants: [] })
    expect(same.differences.every(({ kind }) => kind === 'same')).toBe(true)
    const lines = same.text.split('\n')
    const at = lines.findIndex((line) => line.includes('voteHours:'))
    const wrong = await constitutions.checkAmendment({
      text: lines.with(at, lines[at]?.replace(/: .*/, ': soon') ?? '').join('\n'),
    })
    expect(wrong.mistakes).toEqual([
      { message: expect.stringContaining('voteHours') as string, line: at + 1, column: 7 },
    ])
    expect(wrong).toMatchObject({ differences: [], grants: [] })
    const longer = await constitutions.checkAmendment({
      text: lines.with(at, lines[at]?.replace(/: .*/, ': 500') ?? '').join('\n'),
    })
    expect(
      longer.differences.filter(({ kind }) => kind !== 'same').map(({ kind }) => kind),
    ).toEqual(['removed', 'added'])
    expect(longer.constitution?.policies).toEqual(constitution.policies)
    const broken = await constitutions.checkAmendment({ text: 'id: [' })
    expect(broken.mistakes[0]).toMatchObject({ line: 1 })
    const nobody = await constitutions.checkAmendment({
      constitution: { ...constitution, decisions: [] },
    })
    expect(nobody.mistakes).toHaveLength(1)
    await expect(constitutions.checkAmendment({} as never)).rejects.toMatchObject({
      code: 'governance-invalid',
    })
  })

  test('whoever would be granted less or more is named, before and after it is proposed', async () => {
    const { constitutions, proposals } = governed.governance
    const { constitution } = await governed.record.inForce()
    const amended = before(constitution, 'account.deactivate')
    const check = await constitutions.checkAmendment({ constitution: { ...amended } })
    expect(check.grants).toMatchObject([{ gained: [], lost: ['account.deactivate'] }])
    if (check.constitution === undefined) throw new Error('It has mistakes.')
    const proposal = await proposals.make(ADA, {
      title: 'Less',
      circle: 'anchor',
      example: 'It happened.',
      rationale: 'It would not have.',
      changes: [{ kind: 'constitution.amend', constitution: check.constitution }],
    })
    const effect = await governed.governance.authorityEffect(proposal.id)
    expect(effect).toMatchObject({ roles: [], domains: [], grants: check.grants })
  })
})
