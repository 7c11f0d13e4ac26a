import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { Link } from 'react-router'
import { versionPath } from '../../api/names.ts'
import { apiAddress } from '../../api/request.ts'
import type { Version } from '../../api/schemas.ts'
import { DataTable } from '../../components/data-table.tsx'
import { CopyableCommand } from '../../components/copyable-command.tsx'
import { FactList } from '../../components/fact-list.tsx'
import { Instant } from '../../components/instant.tsx'
import { Panel } from '../../components/panel.tsx'
import { bytesInWords } from '../../components/words.ts'

/** The files to take away, the commands that do the same elsewhere, and where the version comes from. */
export function FilesView({ version }: { readonly version: Version }): React.JSX.Element {
  const reference = `${version.service}@${version.version}`
  return (
    <div className="panels">
      <Panel title="Files">
        <DataTable
          caption="Files of the contract"
          rows={version.files}
          keyOf={(file) => file.name}
          columns={[
            {
              head: 'Name',
              of: (file) => (
                <>
                  {file.name}
                  {file.name === version.entry && (
                    <span className="tiny subtle"> (begins here)</span>
                  )}
                </>
              ),
            },
            { head: 'Size', isNumber: true, of: (file) => bytesInWords(file.bytes) },
            {
              head: 'Download',
              of: (file) => (
                <>
                  {version.erased?.includes(file.digest) === true ? (
                    <Link to={`/erasures/${file.digest}`}>Erased by decision</Link>
                  ) : (
                    <>
                      <Button
                        component="a"
                        size="compact-sm"
                        variant="default"
                        href={apiAddress(
                          `${versionPath(version.service, version.version)}/content`,
                          {
                            file: file.name,
                          },
                        )}
                        download={file.name.slice(file.name.lastIndexOf('/') + 1)}
                        aria-label={`Download ${file.name}`}
                        leftSection={<IconDownload size={14} aria-hidden />}
                      >
                        Download
                      </Button>{' '}
                      <Link
                        to={`/erasures/${file.digest}`}
                        className="tiny subtle"
                        aria-label={`Erase ${file.name}`}
                      >
                        Erase…
                      </Link>
                    </>
                  )}
                </>
              ),
            },
          ]}
        />
      </Panel>
      <Panel title="On the command line">
        <CopyableCommand label="Fetch this contract" command={`concordat pull ${reference}`} />
        <CopyableCommand label="Judge it where you are" command={`concordat lint ${reference}`} />
        <CopyableCommand
          label="Push the next version"
          command={`concordat push ${version.entry} --service ${version.service} --version X.Y.Z`}
        />
      </Panel>
      <Panel title="Provenance">
        <FactList
          facts={[
            { name: 'Digest', value: <code>{version.digest}</code> },
            { name: 'Pushed by', value: version.author },
            { name: 'Pushed', value: <Instant at={version.createdAt} withTime /> },
            { name: 'Last change', value: <Instant at={version.updatedAt} withTime /> },
            { name: 'Reason', value: version.reason },
            {
              name: 'Content',
              value: version.frozen
                ? 'Frozen: it is published and never changes again'
                : 'Draft: a push may still replace it',
            },
            {
              name: 'Lifecycle',
              value: `${version.lifecycle.id}, version ${version.lifecycle.version}`,
            },
          ]}
        />
      </Panel>
    </div>
  )
}
