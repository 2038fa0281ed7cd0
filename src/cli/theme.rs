//! `theme`: which templates there are, a copy of one to change, and what a template sees.

use super::arguments::{InSite, InTheme, SiteOptions, Theme, Volume};
use super::build::{exit, here, options, remark};
use super::exit::{Exit, Failure};
use super::report::Aim;
use super::site_folder::SiteFolder;
use super::terminal;
use crate::build::{self, Options, TemplateInfo};

/// Does what was asked of the theme.
pub(super) fn theme(theme: &Theme) -> Result<Exit, Failure> {
    match theme {
        Theme::List(site) => {
            let (_, options) = find_theme(site)?;
            terminal::answer(&table(&build::templates(&options)?))?;
            Ok(Exit::Well)
        }
        Theme::Copy { template, site } => {
            let (folder, options) = find_theme(site)?;
            let path = build::copy_template(&options, template)?;
            terminal::answer(&format!("made {}\nnext: change it, then `minutebook build`\n", folder.shown(&path)))?;
            Ok(Exit::Well)
        }
        Theme::View { address, site } => view(address, site),
    }
}

fn view(address: &str, site: &InSite) -> Result<Exit, Failure> {
    let (folder, options) = find(site)?;
    let (outcome, view) = build::view(&options, address)?;
    remark(&outcome, &folder, Aim::Check, Volume::Quiet);
    match view {
        Some(view) => terminal::answer(&format!("{}\n", view.trim_end()))?,
        None if outcome.diagnostics.has_errors() => {}
        None => {
            let hint = "type what stands behind the website's name, such as `/committees/osmb/2018-08-30/`";
            return Err(Failure::usage(format!("no page has the address `{address}`"), hint));
        }
    }
    Ok(exit(&outcome))
}

fn find(site: &InSite) -> Result<(SiteFolder, Options), Failure> {
    let folder = SiteFolder::find(site.at.site.as_deref(), &here()?)?;
    let options = options(&folder, &site.options);
    Ok((folder, options))
}

fn find_theme(site: &InTheme) -> Result<(SiteFolder, Options), Failure> {
    let folder = SiteFolder::find(site.at.site.as_deref(), &here()?)?;
    let options = options(&folder, &SiteOptions { as_of: None, theme: site.theme.clone(), base_url: None });
    Ok((folder, options))
}

fn table(templates: &[TemplateInfo]) -> String {
    let widest = |column: fn(&TemplateInfo) -> &str| {
        templates.iter().map(|template| column(template).chars().count()).max().unwrap_or(0)
    };
    let (name, makes) = (widest(|template| &template.name), widest(|template| &template.makes));
    let line =
        |template: &TemplateInfo| format!("{:name$}  {:makes$}  {}\n", template.name, template.makes, template.origin);
    templates.iter().map(line).collect()
}
