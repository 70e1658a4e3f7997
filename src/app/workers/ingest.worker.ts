import { createImporter } from '#ingest/createImporter.ts';
import { serveImporter } from '#ingest/serveImporter.ts';

serveImporter(createImporter());
