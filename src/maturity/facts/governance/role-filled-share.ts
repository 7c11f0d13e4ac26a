import { defineFact } from '../fact.ts'
import { sayOfItem } from '../item-texts.ts'

export const roleFilledShare = defineFact({
  id: 'role_filled_share',
  area: 'governance',
  name: 'Roles that somebody fills',
  definition:
    'Roles that circles have made for themselves and that somebody is assigned to, out of all of these. Those that fall to the lead of their circle because nobody is assigned do not count.',
  unit: 'share',
  better: 'up',
  minimum: 5,
  act: 'decision',
  spans: ({ organisation }) =>
    (organisation?.circles ?? []).flatMap(({ roles }) =>
      roles
        .filter(({ kind }) => kind === 'defined')
        .map(({ id, filledBy }) => ({
          id: `role:${id}`,
          counted: filledBy.length > 0,
          because:
            filledBy.length === 0
              ? sayOfItem('role.unfilled')
              : sayOfItem('role.filled', {
                  people: filledBy.map(({ person }) => person).join(', '),
                }),
        })),
    ),
})
