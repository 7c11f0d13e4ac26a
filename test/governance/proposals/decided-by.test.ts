import { ADA, openGoverned, person, withClerks, type Governed } from '../support/open-governed.ts'

let governed: Governed
afterEach(() => governed.close())

const proposal = {
  ...{ title: 'Close gates', circle: 'anchor', example: 'x', rationale: 'x' },
  changes: [
    {
      kind: 'policy.put' as const,
      policy: {
        ...{ id: 'rest', title: 'Rest', pack: 'openapi-core', scope: 'true' },
        enforcement: 'advise' as const,
      },
    },
  ],
}

test('what a single person approved says who approved it, and for which role', async () => {
  governed = await openGoverned('startup')
  const { proposals } = governed.governance
  const { id } = await proposals.make(ADA, proposal)
  await proposals.step(ADA, id, {
    kind: 'approve',
    role: 'anchor-lead',
    approves: true,
    text: 'Yes.',
  })
  expect((await proposals.get(id)).state).toBe('adopted')
  const { policiesChangedIn } = await governed.record.inForce()
  expect(policiesChangedIn.find(({ policy }) => policy === 'rest')).toMatchObject({
    decision: { by: 'ada for the role anchor-lead' },
  })
  await expect(proposals.step(ADA, id, { kind: 'ask', text: 'Why?' })).rejects.toMatchObject({
    message: expect.not.stringMatching(/\.\./) as string,
  })
})

test('what a circle adopted says so', async () => {
  governed = await openGoverned('holacracy')
  await withClerks(governed)
  const { proposals } = governed.governance
  const { id } = await proposals.make(person('bo'), proposal)
  governed.pass(24 * 60)
  expect((await proposals.get(id)).state).toBe('adopted')
  const { policiesChangedIn } = await governed.record.inForce()
  expect(policiesChangedIn.find(({ policy }) => policy === 'rest')).toMatchObject({
    decision: { by: 'the circle anchor' },
  })
})
