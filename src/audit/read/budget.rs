//! What is left of the limits while a file is looked at.

use std::io::Read;

use super::{Excess, Unreadable};
use crate::audit::Limits;

/// What is left of the limits while a file is looked at.
#[derive(Debug)]
pub(in crate::audit) struct Budget {
    left: Limits,
}

impl Budget {
    /// All of the limits.
    pub fn new(limits: &Limits) -> Self {
        Self { left: *limits }
    }

    /// How many bytes one part may still unpack to.
    pub fn part(&self) -> u64 {
        self.left.part.min(self.left.unpacked)
    }

    /// Counts bytes that were unpacked.
    pub fn unpacked(&mut self, bytes: usize) -> Result<(), Unreadable> {
        spend(&mut self.left.unpacked, bytes as u64, Excess::Unpacked)
    }

    /// Counts objects.
    pub fn objects(&mut self, count: usize) -> Result<(), Unreadable> {
        spend(&mut self.left.objects, count as u64, Excess::Objects)
    }

    /// Counts work.
    pub fn steps(&mut self, count: usize) -> Result<(), Unreadable> {
        spend(&mut self.left.steps, count as u64, Excess::Steps)
    }

    /// Goes into a file inside a file.
    pub fn enter(&mut self) -> Result<(), Unreadable> {
        self.left.depth = self.left.depth.checked_sub(1).ok_or(Unreadable::TooLarge(Excess::Depth))?;
        Ok(())
    }

    /// Comes out again.
    pub fn leave(&mut self) {
        self.left.depth += 1;
    }

    /// Reads to the end, or to the limit.
    pub fn read(&mut self, from: impl Read) -> Result<Vec<u8>, Unreadable> {
        let most = self.part();
        let mut bytes = Vec::new();
        let read = from.take(most.saturating_add(1)).read_to_end(&mut bytes);
        if bytes.len() as u64 > most {
            return Err(Unreadable::TooLarge(Excess::Unpacked));
        }
        self.unpacked(bytes.len())?;
        read.map(|_| bytes).map_err(|_| Unreadable::Broken)
    }
}

fn spend(left: &mut u64, cost: u64, excess: Excess) -> Result<(), Unreadable> {
    *left = left.checked_sub(cost).ok_or(Unreadable::TooLarge(excess))?;
    Ok(())
}
