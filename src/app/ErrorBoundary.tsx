import { CircleAlert } from 'lucide-react';
import { Component, type ReactNode } from 'react';
import { workspaceText } from '#text/workspace.ts';
import { Button } from '#ui/Button.tsx';
import { EmptyState } from '#ui/EmptyState.tsx';

interface Props {
  readonly children: ReactNode;
}

/** React knows error boundaries only as classes. What is saved stays saved: opening again starts from there. */
export class ErrorBoundary extends Component<Props, { readonly detail: string | null }> {
  override state: { readonly detail: string | null } = { detail: null };

  static getDerivedStateFromError(error: unknown): { readonly detail: string } {
    return { detail: error instanceof Error ? error.message : String(error) };
  }

  override render(): ReactNode {
    const { detail } = this.state;
    if (detail === null) return this.props.children;
    return (
      <EmptyState
        icon={<CircleAlert />}
        title={workspaceText.brokenTitle}
        action={<Button onClick={() => window.location.reload()}>{workspaceText.reload}</Button>}
      >
        {workspaceText.broken(detail)}
      </EmptyState>
    );
  }
}
