import { MantineProvider } from '@mantine/core'
import './mantine-styles.ts'
import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { BrowserRouter } from 'react-router'
import { meQuery } from './api/account-queries.ts'
import { asksForCredentials, isBeingMade, isClientError } from './api/problem.ts'
import { App } from './app.tsx'
import { resolveVariables, theme } from './theme.ts'
import './theme.css'

/* Whether the browser thinks that it is online says nothing about a registry on the same machine or in the same house. */
const networkMode = 'always'

const queryClient: QueryClient = new QueryClient({
  queryCache: new QueryCache({
    // A session has ended, or reading needs one: the frame looks again who is signed in.
    onError: (error) => {
      if (asksForCredentials(error)) void queryClient.invalidateQueries(meQuery)
    },
  }),
  defaultOptions: {
    mutations: { networkMode },
    queries: {
      networkMode,
      staleTime: 15_000, // milliseconds; several parts of a page ask for the same thing
      retry: (failures, error) => failures < 2 && !isClientError(error) && !isBeingMade(error),
      // Figures that are still being counted appear by themselves.
      refetchInterval: ({ state }) => (isBeingMade(state.error) ? 10_000 : false),
    },
  },
})

const root = document.getElementById('root')
if (!root) throw new Error('The page has no element with the id "root".')

createRoot(root).render(
  <StrictMode>
    <MantineProvider
      theme={theme}
      cssVariablesResolver={resolveVariables}
      defaultColorScheme="auto"
    >
      <QueryClientProvider client={queryClient}>
        <BrowserRouter>
          <App />
        </BrowserRouter>
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
)
