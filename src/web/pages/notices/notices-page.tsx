import { Button } from '@mantine/core'
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from 'react-router'
import { servicePath, subjectPath, subscriptionPath, versionPath } from '../../api/names.ts'
import { noticesQuery } from '../../api/account-queries.ts'
import { putJson } from '../../api/request.ts'
import type { Notice } from '../../api/schemas.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { ForSignedIn } from '../../components/form/for-signed-in.tsx'
import { FormProblem } from '../../components/form/form-problem.tsx'
import { Instant } from '../../components/instant.tsx'
import { Page } from '../../components/page.tsx'
import { PagedList } from '../../components/paged-list.tsx'
import { Panel } from '../../components/panel.tsx'
import { ToneBadge } from '../../components/tone-badge.tsx'
import '../../components/readiness/readiness.css'

/** What whoever is signed in was told, and the roles that they fill. */
export function NoticesPage(): React.JSX.Element {
  return (
    <Page
      title="Notices"
      lead="Deprecations and sunsets of what you use, what waits for you, meetings and elections of your circles, and answers to what you asked for."
    >
      <ForSignedIn to="to read what you are told">
        <Inbox />
      </ForSignedIn>
    </Page>
  )
}

function Inbox(): React.JSX.Element {
  const notices = useInfiniteQuery(noticesQuery)
  return (
    <Panel title="Newest first">
      <PagedList
        query={notices}
        what="notices"
        empty={<EmptyState title="Nothing was told to you yet" />}
      >
        {(items) => (
          <ul className="plain-list readiness">
            {items.map((notice) => (
              <li key={notice.id} className="readiness-item">
                <NoticeItem notice={notice} />
              </li>
            ))}
          </ul>
        )}
      </PagedList>
    </Panel>
  )
}

function NoticeItem({ notice }: { readonly notice: Notice }): React.JSX.Element {
  const queries = useQueryClient()
  const read = useMutation({
    mutationFn: () => putJson<Notice>(`/notices/${notice.id}/read`, {}),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['notices'] }),
  })
  const page = pageOf(notice)
  return (
    <>
      <p className="readiness-title">
        {!notice.isRead && <ToneBadge tone="info">New</ToneBadge>}
        <strong>{page === undefined ? notice.title : <Link to={page}>{notice.title}</Link>}</strong>
        <span className="small subtle">
          <Instant at={notice.at} withTime />
        </span>
      </p>
      <p>{notice.text}</p>
      {!notice.isRead && (
        <Button
          variant="default"
          size="compact-sm"
          loading={read.isPending}
          aria-label={`Mark as read: ${notice.title}`}
          onClick={() => read.mutate()}
        >
          Mark as read
        </Button>
      )}
      <FormProblem title="It is not marked" error={read.error} />
    </>
  )
}

function pageOf({ service, version, subscription, subject }: Notice): string | undefined {
  if (service !== undefined && version !== undefined) return versionPath(service, version)
  if (subscription !== undefined) return subscriptionPath(subscription)
  return service === undefined ? subjectPath(subject) : servicePath(service)
}
