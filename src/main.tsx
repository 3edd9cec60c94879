import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

const host = document.getElementById('root');
if (!host) throw new Error('index.html has no #root element');

createRoot(host).render(
  <StrictMode>
    <div>Slipway</div>
  </StrictMode>,
);
