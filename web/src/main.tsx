import '@fontsource-variable/inter/index.css';
import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import './app/tokens.css';
import './app/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App, createQueryClient } from './app/App';
import { initialLanguage } from './app/language';
import { createAppRouter } from './app/routes';
import { loadMessages } from './messages';

const queryClient = createQueryClient();
const router = createAppRouter(queryClient);
const language = initialLanguage();
// The words, the session and the code of the page come at the same time, not one after the other.
const [messages] = await Promise.all([loadMessages(language), router.load()]);
const container = document.getElementById('root');
if (!container) throw new Error('index.html has no #root');
createRoot(container).render(
  <StrictMode>
    <App language={language} messages={messages} queryClient={queryClient} router={router} />
  </StrictMode>,
);
