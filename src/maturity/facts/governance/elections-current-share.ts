import { defineFact } from '../fact.ts'

const ELECTED: readonly string[] = ['rep', 'facilitator', 'secretary']

export const electionsCurrentShare = defineFact({
  id: 'elections_current_share',
  area: 'governance',
  name: 'Elected roles within their term',
  definition:
    'Roles that are filled by election (representative, facilitator, secretary) and are held by somebody whose term has not run out, out of all elected roles of the circles.',
  unit: 'share',
  better: 'up',
  minimum: 3,
  act: 'decision',
  spans: ({ organisation }) =>
    (organisation?.circles ?? []).flatMap(({ roles }) =>
      roles
        .filter(({ kind }) => ELECTED.includes(kind))
        .map(({ id, filledBy }) => {
          const [holder] = filledBy
          const until = holder?.until
          return {
            id: `role:${id}`,
            counted: holder !== undefined,
            because:
              holder === undefined
                ? 'Nobody holds it, or the term has run out.'
                : `Held by ${holder.person}${until === undefined ? '' : ` until ${until.slice(0, 10)}`}.`,
          }
        }),
    ),
})
