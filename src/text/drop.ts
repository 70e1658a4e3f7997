export const dropText = {
  drop: 'Drop a CSV file here',
  or: 'or',
  choose: 'Choose a file',
  input: 'File to import',
  accepts:
    'CSV, TSV or semicolon-separated text, in UTF-8, UTF-16 or Windows-1252. One row per conversation or per update.',
  sources:
    'Known exports: Zendesk, Freshdesk, Intercom, ServiceNow, Jira, HubSpot, Salesforce. Any other table will do.',
  overlay: 'Drop the file to import it',
  overlayHint: 'It stays in this browser.',
  onlyOne: 'One file at a time',
  onlyOneHint: 'Let go, then drop them one after another.',
} as const;
