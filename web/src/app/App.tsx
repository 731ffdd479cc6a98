import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { Problem } from '@/api/client';
import type { Language, Messages } from '@/messages';
import { LanguageProvider } from './language';
import type { createAppRouter } from './routes';
import { cssVariablesResolver, theme } from './theme';

interface Props { language: Language; messages: Messages; queryClient: QueryClient; router: ReturnType<typeof createAppRouter> }

export function App({ language, messages, queryClient, router }: Props) {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariablesResolver} defaultColorScheme="auto">
      <LanguageProvider initial={{ language, messages }}>
        <QueryClientProvider client={queryClient}>
          <Notifications position="bottom-right" limit={3} />
          <RouterProvider router={router} />
        </QueryClientProvider>
      </LanguageProvider>
    </MantineProvider>
  );
}

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        // A refusal will be refused again; only an answer that never came is asked for once more.
        retry: (failures, error) => failures < 2 && error instanceof Problem && error.code === 'unreachable',
      },
    },
  });
}
