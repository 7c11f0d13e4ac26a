import { defineFact } from '../fact.ts'
import { sayOfItem } from '../item-texts.ts'

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
                ? sayOfItem('role.vacant')
                : until === undefined
                  ? sayOfItem('role.held', { person: holder.person })
                  : sayOfItem('role.held.until', {
                      person: holder.person,
                      day: until.slice(0, 10),
                    }),
          }
        }),
    ),
})
