import { Option } from 'commander'

/** What `--remote-hosts` says wherever there is one. */
export const REMOTE_HOSTS_HELP =
  'the same from these hosts alone, separated by commas: schemas.example.com,*.example.org'

/** What is said below the help of commands that ask the registry. */
export const REGISTRY_HELP = `
The registry is the one at CONCORDAT_URL (http://127.0.0.1:8080 unless set). Writing needs a token:
from "concordat login", or in CONCORDAT_TOKEN.`

/** `--format`, for answers to people and to programs. */
export function outputForm(): Option {
  return new Option('--format <format>', 'form of the answer')
    .choices(['stylish', 'json'])
    .default('stylish')
}

/** `--answer`, wherever one side offers and another one accepts. */
export function offerAnswer(): Option {
  return new Option('--answer <answer>', 'answer the open offer').choices([
    'accept',
    'decline',
    'withdraw',
  ])
}
