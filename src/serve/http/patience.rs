//! Connections, and how long we wait for those who say nothing or hear nothing.

use std::collections::VecDeque;
use std::future::Future;
use std::io;
use std::net::SocketAddr;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use axum::serve::Listener;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::oneshot::{self, Receiver, Sender};
use tokio::time::{Instant, Sleep, sleep};

/// So many connections may be open on which nobody has said anything yet; a further one ends the oldest.
const SILENT: usize = 64;

/// So long nothing may move on a connection. Every stream of events says something more often than that.
const STILL: Duration = Duration::from_secs(60);

/// After so long we try again when the system has no room for another connection.
const PAUSE: Duration = Duration::from_millis(100);

/// Accepts connections, and ends those that only take up room.
pub(super) struct PatientListener {
    listener: TcpListener,
    /// Drop one to end a connection on which nothing was said, the oldest first.
    silent: VecDeque<Sender<()>>,
}

impl PatientListener {
    pub(super) fn new(listener: TcpListener) -> Self {
        Self { listener, silent: VecDeque::new() }
    }

    fn welcome(&mut self, stream: TcpStream) -> PatientStream {
        let (sender, ends) = oneshot::channel();
        self.silent.retain(|sender| !sender.is_closed());
        while self.silent.len() >= SILENT {
            self.silent.pop_front();
        }
        self.silent.push_back(sender);
        PatientStream { stream, ends: Some(ends), still: Box::pin(sleep(STILL)) }
    }
}

impl Listener for PatientListener {
    type Io = PatientStream;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (PatientStream, SocketAddr) {
        loop {
            match self.listener.accept().await {
                Ok((stream, address)) => {
                    // Answers are small, and wait for nothing to be sent with them.
                    let _ = stream.set_nodelay(true);
                    return (self.welcome(stream), address);
                }
                Err(_) => sleep(PAUSE).await,
            }
        }
    }

    fn local_addr(&self) -> io::Result<SocketAddr> {
        self.listener.local_addr()
    }
}

/// A connection that ends when nothing moves on it.
pub(super) struct PatientStream {
    stream: TcpStream,
    /// Ends it from outside, while nothing was said on it.
    ends: Option<Receiver<()>>,
    still: Pin<Box<Sleep>>,
}

impl PatientStream {
    /// Passes on what came of a step; ends the connection when nothing has come of any for too long.
    fn moved<T>(&mut self, step: Poll<io::Result<T>>, context: &mut Context<'_>) -> Poll<io::Result<T>> {
        match step {
            Poll::Ready(Ok(moved)) => {
                self.still.as_mut().reset(Instant::now() + STILL);
                Poll::Ready(Ok(moved))
            }
            Poll::Ready(Err(error)) => Poll::Ready(Err(error)),
            Poll::Pending => self.still.as_mut().poll(context).map(|()| Err(io::ErrorKind::TimedOut.into())),
        }
    }
}

impl AsyncRead for PatientStream {
    fn poll_read(self: Pin<&mut Self>, context: &mut Context<'_>, buffer: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        let this = self.get_mut();
        let step = Pin::new(&mut this.stream).poll_read(context, buffer);
        if step.is_ready() {
            this.ends = None;
        } else if let Some(ends) = &mut this.ends
            && Pin::new(ends).poll(context).is_ready()
        {
            return Poll::Ready(Err(io::ErrorKind::TimedOut.into()));
        }
        this.moved(step, context)
    }
}

impl AsyncWrite for PatientStream {
    fn poll_write(self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let this = self.get_mut();
        let step = Pin::new(&mut this.stream).poll_write(context, bytes);
        this.moved(step, context)
    }

    fn poll_flush(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.get_mut().stream).poll_flush(context)
    }

    fn poll_shutdown(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.get_mut().stream).poll_shutdown(context)
    }

    fn poll_write_vectored(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let this = self.get_mut();
        let step = Pin::new(&mut this.stream).poll_write_vectored(context, bytes);
        this.moved(step, context)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }
}
