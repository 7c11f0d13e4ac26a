import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { meetingsQuery } from '../../../api/governance-queries.ts'
import { DataTable } from '../../../components/data-table.tsx'
import { EmptyState } from '../../../components/empty-state.tsx'
import { ForSignedIn } from '../../../components/form/for-signed-in.tsx'
import { Instant } from '../../../components/instant.tsx'
import { Page } from '../../../components/page.tsx'
import { PagedList } from '../../../components/paged-list.tsx'
import { Panel } from '../../../components/panel.tsx'
import { spaced } from '../../../components/words.ts'
import { GovernanceLinks } from '../governance-links.tsx'
import { AnnounceMeeting } from './announce-meeting.tsx'

/** Meetings of circles, those to come and the records of those that were. */
export function MeetingsPage(): React.JSX.Element {
  const meetings = useInfiniteQuery(meetingsQuery)
  return (
    <Page
      title="Meetings"
      lead="People of a circle in one call, all with the same state before them. Whatever a meeting does can be done without one."
    >
      <div className="stack">
        <GovernanceLinks />
        <PagedList
          query={meetings}
          what="meetings"
          empty={<EmptyState title="No meeting has been announced yet" />}
        >
          {(items) => (
            <DataTable
              caption="Meetings, newest first"
              rows={items}
              keyOf={({ id }) => id}
              columns={[
                {
                  head: 'Meeting',
                  of: ({ id, kind, circle, intent }) => (
                    <Link to={`/meetings/${encodeURIComponent(id)}`}>
                      {intent === undefined ? '' : 'Special '}
                      {kind} meeting of {circle}
                    </Link>
                  ),
                },
                { head: 'Begins', of: ({ startsAt }) => <Instant at={startsAt} withTime /> },
                { head: 'State', of: ({ state }) => spaced(state) },
                {
                  head: 'There',
                  of: ({ present, attended }) =>
                    (present.length > 0 ? present : attended).join(', ') || 'nobody',
                },
              ]}
            />
          )}
        </PagedList>
        <Panel title="Announce a meeting">
          <ForSignedIn to="to announce a meeting">
            <AnnounceMeeting />
          </ForSignedIn>
        </Panel>
      </div>
    </Page>
  )
}
